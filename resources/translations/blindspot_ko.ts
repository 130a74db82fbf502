<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>blindspot::Message</name>
    <message>
        <source>free some disk space and try again</source>
        <translation>디스크 공간을 확보한 뒤 다시 시도하십시오</translation>
    </message>
    <message>
        <source>check that the folder exists and may be written</source>
        <translation>폴더가 있고 쓸 수 있는지 확인하십시오</translation>
    </message>
    <message>
        <source>cannot create the file (%1)</source>
        <translation>파일을 만들 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>cannot write the file (%1)</source>
        <translation>파일을 쓸 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>cannot replace the file (%1)</source>
        <translation>파일을 바꿀 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>그런 파일이 없습니다</translation>
    </message>
    <message>
        <source>check its name</source>
        <translation>이름을 확인하십시오</translation>
    </message>
    <message>
        <source>this is not a file</source>
        <translation>파일이 아닙니다</translation>
    </message>
    <message>
        <source>choose a file</source>
        <translation>파일을 고르십시오</translation>
    </message>
    <message>
        <source>cannot read the file</source>
        <translation>파일을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>check that it may be read</source>
        <translation>읽기 권한을 확인하십시오</translation>
    </message>
    <message>
        <source>the file ends too early</source>
        <translation>파일이 중간에 끝납니다</translation>
    </message>
    <message>
        <source>it may be an unfinished download; get it again</source>
        <translation>내려받기가 끝나지 않은 파일일 수 있습니다. 다시 받으십시오</translation>
    </message>
    <message>
        <source>reading the file failed half way</source>
        <translation>파일을 읽다가 실패했습니다</translation>
    </message>
    <message>
        <source>check the disk</source>
        <translation>디스크를 확인하십시오</translation>
    </message>
    <message>
        <source>the text is too long</source>
        <translation>글이 너무 깁니다</translation>
    </message>
    <message>
        <source>text after the end of the value</source>
        <translation>값이 끝난 뒤에 글이 있습니다</translation>
    </message>
    <message>
        <source>not valid JSON: %1 at byte %2</source>
        <translation>올바른 JSON이 아닙니다: %2번째 바이트, %1</translation>
    </message>
    <message>
        <source>the file is damaged; get it again</source>
        <translation>파일이 손상되었습니다. 다시 받으십시오</translation>
    </message>
    <message>
        <source>too many levels</source>
        <translation>단계가 너무 깊습니다</translation>
    </message>
    <message>
        <source>too many values</source>
        <translation>값이 너무 많습니다</translation>
    </message>
    <message>
        <source>&apos;,&apos; or &apos;]&apos; expected</source>
        <translation>&apos;,&apos; 또는 &apos;]&apos;가 있어야 합니다</translation>
    </message>
    <message>
        <source>a key in quotes expected</source>
        <translation>따옴표로 묶은 키가 있어야 합니다</translation>
    </message>
    <message>
        <source>&apos;:&apos; expected</source>
        <translation>&apos;:&apos;이 있어야 합니다</translation>
    </message>
    <message>
        <source>&apos;,&apos; or &apos;}&apos; expected</source>
        <translation>&apos;,&apos; 또는 &apos;}&apos;가 있어야 합니다</translation>
    </message>
    <message>
        <source>the key %1 is there twice</source>
        <translation>키 %1이(가) 두 번 있습니다</translation>
    </message>
    <message>
        <source>a string without end</source>
        <translation>끝나지 않는 문자열</translation>
    </message>
    <message>
        <source>a control character in a string</source>
        <translation>문자열 속의 제어 문자</translation>
    </message>
    <message>
        <source>text that is not UTF-8</source>
        <translation>UTF-8이 아닌 글</translation>
    </message>
    <message>
        <source>half a surrogate pair</source>
        <translation>짝이 없는 서러게이트</translation>
    </message>
    <message>
        <source>an unknown escape</source>
        <translation>알 수 없는 이스케이프</translation>
    </message>
    <message>
        <source>four hexadecimal digits expected</source>
        <translation>16진수 네 자리가 있어야 합니다</translation>
    </message>
    <message>
        <source>a value expected</source>
        <translation>값이 있어야 합니다</translation>
    </message>
    <message>
        <source>a number out of range</source>
        <translation>범위를 벗어난 수</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>the value %1 is out of range</source>
        <translation>값 %1은(는) 범위를 벗어납니다</translation>
    </message>
    <message>
        <source>use %1 to %2</source>
        <translation>%1~%2 범위로 입력하십시오</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>iterations</source>
        <translation>반복 횟수</translation>
    </message>
    <message>
        <source>patch size</source>
        <translation>패치 크기</translation>
    </message>
    <message>
        <source>final fraction of the learning rate</source>
        <translation>학습률의 최종 비율</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>묶음(batch)</translation>
    </message>
    <message>
        <source>images per update</source>
        <translation>갱신당 이미지</translation>
    </message>
    <message>
        <source>betas</source>
        <translation>베타</translation>
    </message>
    <message>
        <source>time between checkpoints</source>
        <translation>체크포인트 간격</translation>
    </message>
    <message>
        <source>anchors of an object</source>
        <translation>객체당 앵커</translation>
    </message>
    <message>
        <source>overlap</source>
        <translation>겹침</translation>
    </message>
    <message>
        <source>decoys</source>
        <translation>미끼</translation>
    </message>
    <message>
        <source>total variation</source>
        <translation>총변동</translation>
    </message>
    <message>
        <source>printability</source>
        <translation>인쇄 가능성</translation>
    </message>
    <message>
        <source>losses</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>rotation</source>
        <translation>회전</translation>
    </message>
    <message>
        <source>scale</source>
        <translation>배율</translation>
    </message>
    <message>
        <source>shift</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>brightness</source>
        <translation>밝기</translation>
    </message>
    <message>
        <source>contrast</source>
        <translation>대비</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>잡음</translation>
    </message>
    <message>
        <source>perspective</source>
        <translation>원근</translation>
    </message>
    <message>
        <source>blur</source>
        <translation>흐림</translation>
    </message>
    <message>
        <source>probability of a mirrored tile</source>
        <translation>타일을 뒤집을 확률</translation>
    </message>
    <message>
        <source>fewest tiles a side</source>
        <translation>변당 최소 타일</translation>
    </message>
    <message>
        <source>most tiles a side</source>
        <translation>변당 최대 타일</translation>
    </message>
    <message>
        <source>smallest object in a tile</source>
        <translation>타일 속 가장 작은 객체</translation>
    </message>
    <message>
        <source>largest object in a tile</source>
        <translation>타일 속 가장 큰 객체</translation>
    </message>
    <message>
        <source>placement</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>final rate</source>
        <translation>최종 학습률</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>weight decay</source>
        <translation>가중치 감쇠</translation>
    </message>
    <message>
        <source>warm-up</source>
        <translation>예열</translation>
    </message>
    <message>
        <source>warm-up momentum</source>
        <translation>예열 모멘텀</translation>
    </message>
    <message>
        <source>warm-up rate of biases</source>
        <translation>편향의 예열 학습률</translation>
    </message>
    <message>
        <source>clipping norm</source>
        <translation>기울기 자르기 노름</translation>
    </message>
    <message>
        <source>mosaic</source>
        <translation>모자이크</translation>
    </message>
    <message>
        <source>plain epochs</source>
        <translation>증강 없는 에포크</translation>
    </message>
    <message>
        <source>flip</source>
        <translation>뒤집기</translation>
    </message>
    <message>
        <source>hue</source>
        <translation>색상</translation>
    </message>
    <message>
        <source>saturation</source>
        <translation>채도</translation>
    </message>
    <message>
        <source>probability of a patch</source>
        <translation>패치를 붙일 확률</translation>
    </message>
    <message>
        <source>average</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>patience</source>
        <translation>인내</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>신뢰도</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>random seeds</source>
        <translation>무작위 시드</translation>
    </message>
    <message>
        <source>bootstrap</source>
        <translation>부트스트랩</translation>
    </message>
    <message>
        <source>device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>optimiser</source>
        <translation>최적화기</translation>
    </message>
    <message>
        <source>input size</source>
        <translation>입력 크기</translation>
    </message>
    <message>
        <source>class of the patches</source>
        <translation>패치의 클래스</translation>
    </message>
    <message>
        <source>fresh patches</source>
        <translation>새 패치</translation>
    </message>
    <message>
        <source>class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>sweep</source>
        <translation>변화 시험</translation>
    </message>
    <message>
        <source>patches</source>
        <translation>패치</translation>
    </message>
    <message>
        <source>detector</source>
        <translation>탐지기</translation>
    </message>
    <message>
        <source>images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>validation images</source>
        <translation>검증 이미지</translation>
    </message>
    <message>
        <source>recipe</source>
        <translation>레시피</translation>
    </message>
    <message>
        <source>name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>network scale</source>
        <translation>규모</translation>
    </message>
    <message>
        <source>file</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>first patch</source>
        <translation>첫 패치</translation>
    </message>
    <message>
        <source>defence</source>
        <translation>방어</translation>
    </message>
    <message>
        <source>patch</source>
        <translation>패치</translation>
    </message>
    <message>
        <source>check that it exists and may be read</source>
        <translation>파일이 있고 읽을 수 있는지 확인하십시오</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>디스크에 남은 공간이 없음</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>권한 없음</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>그런 파일이나 폴더가 없음</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>읽기 전용 파일 시스템</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>폴더임</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>폴더가 아님</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>같은 이름의 파일이 있음</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>입출력 오류</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>디스크 할당량 초과</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>열린 파일이 너무 많음</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>파일 이름이 너무 김</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>허용되지 않는 작업</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>파일이 너무 큼</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>비어 있지 않은 폴더</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>메모리 부족</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>알 수 없는 원인</translation>
    </message>
    <message>
        <source>database is locked</source>
        <translation>데이터베이스가 잠겨 있음</translation>
    </message>
    <message>
        <source>unable to open database file</source>
        <translation>데이터베이스 파일을 열 수 없음</translation>
    </message>
    <message>
        <source>attempt to write a readonly database</source>
        <translation>읽기 전용 데이터베이스에 쓰려고 함</translation>
    </message>
    <message>
        <source>database disk image is malformed</source>
        <translation>데이터베이스의 내용이 깨짐</translation>
    </message>
    <message>
        <source>disk I/O error</source>
        <translation>디스크 입출력 오류</translation>
    </message>
    <message>
        <source>database or disk is full</source>
        <translation>데이터베이스나 디스크가 가득 참</translation>
    </message>
    <message>
        <source>CPU (1 thread)</source>
        <translation>CPU(스레드 1개)</translation>
    </message>
    <message>
        <source>CPU (%1 threads)</source>
        <translation>CPU(스레드 %1개)</translation>
    </message>
    <message>
        <source>CUDA device %1</source>
        <translation>CUDA 장치 %1</translation>
    </message>
    <message>
        <source>no CUDA device was found</source>
        <translation>CUDA 장치를 찾지 못했습니다</translation>
    </message>
    <message>
        <source>this build&apos;s LibTorch has no CUDA</source>
        <translation>이 빌드의 LibTorch에는 CUDA가 없습니다</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>지정됨</translation>
    </message>
    <message>
        <source>a CUDA device is there</source>
        <translation>CUDA 장치가 있습니다</translation>
    </message>
    <message>
        <source>unknown device &apos;%1&apos;</source>
        <translation>장치 &apos;%1&apos;을(를) 알 수 없습니다</translation>
    </message>
    <message>
        <source>use auto, cpu, cuda or cuda:N</source>
        <translation>auto, cpu, cuda, cuda:N 가운데 하나를 쓰십시오</translation>
    </message>
    <message>
        <source>there are only %1 CUDA devices</source>
        <translation>CUDA 장치는 %1개뿐입니다</translation>
    </message>
    <message>
        <source>--device %1</source>
        <translation>--device %1</translation>
    </message>
    <message>
        <source>device %1</source>
        <translation>장치 %1</translation>
    </message>
    <message>
        <source>use --device auto or cpu</source>
        <translation>--device auto 또는 cpu를 쓰십시오</translation>
    </message>
    <message>
        <source>choose automatic or CPU</source>
        <translation>자동 또는 CPU를 고르십시오</translation>
    </message>
    <message>
        <source>the header is not a JSON object</source>
        <translation>머리말이 JSON 객체가 아닙니다</translation>
    </message>
    <message>
        <source>tensor %1: %2</source>
        <translation>텐서 %1: %2</translation>
    </message>
    <message>
        <source>the header claims %1 bytes, the file has %2</source>
        <translation>머리말에는 %1바이트, 파일은 %2바이트입니다</translation>
    </message>
    <message>
        <source>the metadata is not a JSON object</source>
        <translation>메타데이터가 JSON 객체가 아닙니다</translation>
    </message>
    <message>
        <source>metadata %1 is not text</source>
        <translation>메타데이터 %1이(가) 글이 아닙니다</translation>
    </message>
    <message>
        <source>needs exactly dtype, shape and two data_offsets</source>
        <translation>dtype, shape, 두 개의 data_offsets가 있어야 합니다</translation>
    </message>
    <message>
        <source>tensor %1 has the type %2, which is not supported</source>
        <translation>텐서 %1은(는) 지원하지 않는 형식 %2입니다</translation>
    </message>
    <message>
        <source>export the weights as F16, BF16 or F32</source>
        <translation>가중치를 F16, BF16, F32로 내보내십시오</translation>
    </message>
    <message>
        <source>its shape needs %1 bytes, its data_offsets are %2 and %3</source>
        <translation>모양에는 %1바이트가 필요한데 data_offsets는 %2와 %3입니다</translation>
    </message>
    <message>
        <source>a data offset is outside the file</source>
        <translation>데이터 위치가 파일 밖에 있습니다</translation>
    </message>
    <message>
        <source>too many dimensions</source>
        <translation>차원이 너무 많습니다</translation>
    </message>
    <message>
        <source>a size in its shape is not a whole number</source>
        <translation>모양의 크기가 정수가 아닙니다</translation>
    </message>
    <message>
        <source>its shape is too large</source>
        <translation>모양이 너무 큽니다</translation>
    </message>
    <message>
        <source>its bytes overlap another tensor&apos;s or leave a gap</source>
        <translation>바이트가 다른 텐서와 겹치거나 틈이 있습니다</translation>
    </message>
    <message>
        <source>the tensors end at byte %1, the file has %2</source>
        <translation>텐서는 %1바이트에서 끝나는데 파일은 %2바이트입니다</translation>
    </message>
    <message>
        <source>tensor %1 has a type (%2) that the format cannot hold</source>
        <translation>텐서 %1의 형식(%2)은 파일 형식에 담을 수 없습니다</translation>
    </message>
    <message>
        <source>tensor %1 cannot be written</source>
        <translation>텐서 %1을(를) 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>the evaluation was stopped</source>
        <translation>평가를 중지했습니다</translation>
    </message>
    <message>
        <source>the class id %1 is given twice; &quot;%2&quot; is left out</source>
        <translation>클래스 번호 %1이(가) 두 번 있어 &quot;%2&quot;을(를) 제외합니다</translation>
    </message>
    <message>
        <source>the image id %1 is given twice</source>
        <translation>이미지 번호 %1이(가) 두 번 있습니다</translation>
    </message>
    <message>
        <source>annotation %1 of image %2</source>
        <translation>이미지 %2의 주석 %1</translation>
    </message>
    <message>
        <source>there is no such image; it is left out</source>
        <translation>그런 이미지가 없어 제외합니다</translation>
    </message>
    <message>
        <source>there is no class %1; it is left out</source>
        <translation>클래스 %1이(가) 없어 제외합니다</translation>
    </message>
    <message>
        <source>the box is not made of numbers; it is left out</source>
        <translation>상자가 수로 되어 있지 않아 제외합니다</translation>
    </message>
    <message>
        <source>the box has a negative size; it is left out</source>
        <translation>상자의 크기가 음수여서 제외합니다</translation>
    </message>
    <message>
        <source>there are no annotations to compare with</source>
        <translation>비교할 주석이 없습니다</translation>
    </message>
    <message>
        <source>there are no annotations to compare with (%1)</source>
        <translation>비교할 주석이 없습니다(%1)</translation>
    </message>
    <message>
        <source>give the file that says what is to be found, such as instances_val2017.json</source>
        <translation>찾아야 할 것이 적힌 파일을 고르십시오(예: instances_val2017.json)</translation>
    </message>
    <message>
        <source>%1 of %2 detections have an image_id that the annotations do not have (the first one is %3, in detection number %4)</source>
        <translation>탐지 %2개 가운데 %1개의 image_id가 주석에 없습니다(처음 것은 %4번째 탐지의 %3)</translation>
    </message>
    <message>
        <source>give the annotation file of the images that were detected on</source>
        <translation>탐지에 쓴 이미지의 주석 파일을 고르십시오</translation>
    </message>
    <message>
        <source>%1 of %2 detections have a category_id that the annotations do not have (the first one is %3, in detection number %4)</source>
        <translation>탐지 %2개 가운데 %1개의 category_id가 주석에 없습니다(처음 것은 %4번째 탐지의 %3)</translation>
    </message>
    <message>
        <source>use the ids of the annotation file&apos;s categories (COCO&apos;s own are 1 to 90, not 0 to 79)</source>
        <translation>주석 파일의 클래스 번호를 쓰십시오(COCO의 번호는 0~79가 아니라 1~90)</translation>
    </message>
    <message>
        <source>this is no COCO annotation file; check the file and the format</source>
        <translation>COCO 주석 파일이 아닙니다. 파일과 형식을 확인하십시오</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a list</source>
        <translation>&quot;%1&quot;은(는) 목록이 아닙니다</translation>
    </message>
    <message>
        <source>the JSON is not an object</source>
        <translation>JSON이 객체가 아닙니다</translation>
    </message>
    <message>
        <source>image number %1 of the file has no %2; it is left out</source>
        <translation>파일의 %1번째 이미지에 %2이(가) 없어 제외합니다</translation>
    </message>
    <message>
        <source>category number %1 of the file has no %2; it is left out</source>
        <translation>파일의 %1번째 클래스에 %2이(가) 없어 제외합니다</translation>
    </message>
    <message>
        <source>give COCO results: [{&quot;image_id&quot;, &quot;category_id&quot;, &quot;bbox&quot;, &quot;score&quot;}, ...]</source>
        <translation>COCO 결과 파일을 고르십시오: [{&quot;image_id&quot;, &quot;category_id&quot;, &quot;bbox&quot;, &quot;score&quot;}, ...]</translation>
    </message>
    <message>
        <source>the JSON is not a list</source>
        <translation>JSON이 목록이 아닙니다</translation>
    </message>
    <message>
        <source>entry number %1 of the list is no detection</source>
        <translation>목록의 %1번째 항목은 탐지가 아닙니다</translation>
    </message>
    <message>
        <source>detection number %1 %2</source>
        <translation>%1번째 탐지: %2</translation>
    </message>
    <message>
        <source>correct what wrote the file</source>
        <translation>이 파일을 쓴 쪽을 고치십시오</translation>
    </message>
    <message>
        <source>has no score that is a finite number</source>
        <translation>유한한 수인 score가 없습니다</translation>
    </message>
    <message>
        <source>has no bbox of four finite numbers</source>
        <translation>유한한 수 네 개인 bbox가 없습니다</translation>
    </message>
    <message>
        <source>has a bbox of negative size; COCO writes left, top, width, height</source>
        <translation>bbox의 크기가 음수입니다. COCO는 왼쪽, 위, 너비, 높이 순서로 적습니다</translation>
    </message>
    <message>
        <source>there is no dataset &quot;%1&quot;</source>
        <translation>데이터셋 &quot;%1&quot;이(가) 없습니다</translation>
    </message>
    <message>
        <source>the datasets: %1</source>
        <translation>데이터셋: %1</translation>
    </message>
    <message>
        <source>the datasets: none yet; import one with &quot;dataset import&quot;</source>
        <translation>아직 데이터셋이 없습니다. &quot;dataset import&quot;로 하나를 가져오십시오</translation>
    </message>
    <message>
        <source>the datasets: none yet; import one</source>
        <translation>아직 데이터셋이 없습니다. 하나를 가져오십시오</translation>
    </message>
    <message>
        <source>none of the first images of the dataset &quot;%1&quot; is there</source>
        <translation>데이터셋 &quot;%1&quot;의 처음 이미지들이 모두 없습니다</translation>
    </message>
    <message>
        <source>choose the folder in which &quot;%1&quot; is found</source>
        <translation>&quot;%1&quot;이(가) 있는 폴더를 고르십시오</translation>
    </message>
    <message>
        <source>a dataset needs a name</source>
        <translation>데이터셋에는 이름이 있어야 합니다</translation>
    </message>
    <message>
        <source>there is a dataset &quot;%1&quot; already</source>
        <translation>데이터셋 &quot;%1&quot;이(가) 이미 있습니다</translation>
    </message>
    <message>
        <source>choose another name</source>
        <translation>다른 이름을 고르십시오</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 외 %2개</translation>
    </message>
    <message>
        <source>the dataset has no class &quot;%1&quot;</source>
        <translation>데이터셋에 클래스 &quot;%1&quot;이(가) 없습니다</translation>
    </message>
    <message>
        <source>its classes: %1</source>
        <translation>클래스: %1</translation>
    </message>
    <message>
        <source>its classes: none</source>
        <translation>클래스: 없음</translation>
    </message>
    <message>
        <source>loading the images was stopped</source>
        <translation>이미지 읽기를 중지했습니다</translation>
    </message>
    <message>
        <source>the side of the network input must be at least 1 px</source>
        <translation>네트워크 입력의 한 변은 1px 이상이어야 합니다</translation>
    </message>
    <message>
        <source>none of the %1 images can be read</source>
        <translation>이미지 %1장을 모두 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>if the pictures were moved, point the dataset to their folder</source>
        <translation>그림을 옮겼으면 데이터셋에 그 폴더를 알려 주십시오</translation>
    </message>
    <message>
        <source>the dataset has no image</source>
        <translation>데이터셋에 이미지가 없습니다</translation>
    </message>
    <message>
        <source>the dataset has no image with an object of the class &quot;%1&quot;</source>
        <translation>데이터셋에 클래스 &quot;%1&quot;의 객체가 있는 이미지가 없습니다</translation>
    </message>
    <message>
        <source>a picture has the shape 3 x height x width</source>
        <translation>그림의 모양은 3 x 높이 x 너비입니다</translation>
    </message>
    <message>
        <source>there is no format &quot;%1&quot;</source>
        <translation>형식 &quot;%1&quot;이(가) 없습니다</translation>
    </message>
    <message>
        <source>the formats: %1</source>
        <translation>형식: %1</translation>
    </message>
    <message>
        <source>the import was stopped; the index is as it was</source>
        <translation>가져오기를 중지했습니다. 색인은 그대로입니다</translation>
    </message>
    <message>
        <source>it is left out</source>
        <translation>제외합니다</translation>
    </message>
    <message>
        <source>none of the %1 pictures is in the folder (%2 is the first one missing)</source>
        <translation>그림 %1장이 모두 폴더에 없습니다(처음 없는 것: %2)</translation>
    </message>
    <message>
        <source>give the folder that the pictures are in</source>
        <translation>그림이 있는 폴더를 고르십시오</translation>
    </message>
    <message>
        <source>no images are listed</source>
        <translation>적힌 이미지가 없습니다</translation>
    </message>
    <message>
        <source>check that this is the right file and format</source>
        <translation>파일과 형식이 맞는지 확인하십시오</translation>
    </message>
    <message>
        <source>none of the %1 pictures can be used</source>
        <translation>그림 %1장을 모두 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>none of the %1 pictures can be used (%2)</source>
        <translation>그림 %1장을 모두 쓸 수 없습니다(%2)</translation>
    </message>
    <message>
        <source>check the pictures</source>
        <translation>그림을 확인하십시오</translation>
    </message>
    <message>
        <source>the class &quot;%1&quot; is given twice; both are taken as one</source>
        <translation>클래스 &quot;%1&quot;이(가) 두 번 있어 하나로 봅니다</translation>
    </message>
    <message>
        <source>the box has no size; it is left out</source>
        <translation>상자에 크기가 없어 제외합니다</translation>
    </message>
    <message>
        <source>the box is outside the picture; it is left out</source>
        <translation>상자가 그림 밖에 있어 제외합니다</translation>
    </message>
    <message>
        <source>the box reaches out of the picture; it is cut at the edge</source>
        <translation>상자가 그림을 벗어나 가장자리에서 자릅니다</translation>
    </message>
    <message>
        <source>this is a folder, not an annotation file</source>
        <translation>주석 파일이 아니라 폴더입니다</translation>
    </message>
    <message>
        <source>give the JSON file</source>
        <translation>JSON 파일을 고르십시오</translation>
    </message>
    <message>
        <source>the file cannot be opened (%1)</source>
        <translation>파일을 열 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>the JSON is broken at byte %1 (%2)</source>
        <translation>JSON이 %1번째 바이트에서 깨졌습니다(%2)</translation>
    </message>
    <message>
        <source>no image of the dataset has an object of the class &quot;%1&quot; whose smaller side is at least %2 px in the part &quot;%3&quot;</source>
        <translation>데이터셋의 &quot;%3&quot; 부분에 짧은 변이 %2px 이상인 클래스 &quot;%1&quot;의 객체가 있는 이미지가 없습니다</translation>
    </message>
    <message>
        <source>no image of the dataset has an object of the class &quot;%1&quot; whose smaller side is at least %2 px</source>
        <translation>데이터셋에 짧은 변이 %2px 이상인 클래스 &quot;%1&quot;의 객체가 있는 이미지가 없습니다</translation>
    </message>
    <message>
        <source>no image of the dataset has an object of the class &quot;%1&quot; in the part &quot;%2&quot;</source>
        <translation>데이터셋의 &quot;%2&quot; 부분에 클래스 &quot;%1&quot;의 객체가 있는 이미지가 없습니다</translation>
    </message>
    <message>
        <source>no image of the dataset has an object of the class &quot;%1&quot;</source>
        <translation>데이터셋에 클래스 &quot;%1&quot;의 객체가 있는 이미지가 없습니다</translation>
    </message>
    <message>
        <source>no image of the dataset has an object whose smaller side is at least %1 px in the part &quot;%2&quot;</source>
        <translation>데이터셋의 &quot;%2&quot; 부분에 짧은 변이 %1px 이상인 객체가 있는 이미지가 없습니다</translation>
    </message>
    <message>
        <source>no image of the dataset has an object whose smaller side is at least %1 px</source>
        <translation>데이터셋에 짧은 변이 %1px 이상인 객체가 있는 이미지가 없습니다</translation>
    </message>
    <message>
        <source>no image of the dataset has an object in the part &quot;%1&quot;</source>
        <translation>데이터셋의 &quot;%1&quot; 부분에 객체가 있는 이미지가 없습니다</translation>
    </message>
    <message>
        <source>the dataset has no images</source>
        <translation>데이터셋에 이미지가 없습니다</translation>
    </message>
    <message>
        <source>a selection needs a name</source>
        <translation>선택 집합에는 이름이 있어야 합니다</translation>
    </message>
    <message>
        <source>there is a selection &quot;%1&quot; already</source>
        <translation>선택 집합 &quot;%1&quot;이(가) 이미 있습니다</translation>
    </message>
    <message>
        <source>choose another name, or replace it</source>
        <translation>다른 이름을 고르거나 바꾸십시오</translation>
    </message>
    <message>
        <source>there is no order &quot;%1&quot;</source>
        <translation>순서 &quot;%1&quot;이(가) 없습니다</translation>
    </message>
    <message>
        <source>use id or random</source>
        <translation>id 또는 random을 쓰십시오</translation>
    </message>
    <message>
        <source>a selection of no images is none</source>
        <translation>이미지가 없는 선택 집합은 만들 수 없습니다</translation>
    </message>
    <message>
        <source>ask for at least one image</source>
        <translation>이미지를 한 장 이상 지정하십시오</translation>
    </message>
    <message>
        <source>loosen the filter</source>
        <translation>조건을 느슨하게 하십시오</translation>
    </message>
    <message>
        <source>mark at least one image</source>
        <translation>이미지를 한 장 이상 표시하십시오</translation>
    </message>
    <message>
        <source>the image %1 is not in the dataset, or is listed twice</source>
        <translation>이미지 %1이(가) 데이터셋에 없거나 두 번 적혔습니다</translation>
    </message>
    <message>
        <source>there is no selection &quot;%1&quot;</source>
        <translation>선택 집합 &quot;%1&quot;이(가) 없습니다</translation>
    </message>
    <message>
        <source>the selections: %1</source>
        <translation>선택 집합: %1</translation>
    </message>
    <message>
        <source>the selections: none yet; make one with &quot;selection create&quot;</source>
        <translation>아직 선택 집합이 없습니다. &quot;selection create&quot;로 하나를 만드십시오</translation>
    </message>
    <message>
        <source>the selections: none yet; make one</source>
        <translation>아직 선택 집합이 없습니다. 하나를 만드십시오</translation>
    </message>
    <message>
        <source>the file is too large for what it should be</source>
        <translation>파일이 있어야 할 크기보다 너무 큽니다</translation>
    </message>
    <message>
        <source>the XML is broken in line %1 (%2)</source>
        <translation>XML이 %1행에서 깨졌습니다(%2)</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>그런 폴더가 없습니다</translation>
    </message>
    <message>
        <source>give the folder that holds Annotations</source>
        <translation>Annotations 폴더가 있는 폴더를 고르십시오</translation>
    </message>
    <message>
        <source>there is no XML file</source>
        <translation>XML 파일이 없습니다</translation>
    </message>
    <message>
        <source>not a class and a box or polygon; it is left out</source>
        <translation>클래스와 상자 또는 다각형이 아니어서 제외합니다</translation>
    </message>
    <message>
        <source>the same object a second time; it is left out</source>
        <translation>같은 객체가 다시 나와 제외합니다</translation>
    </message>
    <message>
        <source>this is no description of a YOLO dataset</source>
        <translation>YOLO 데이터셋의 설명 파일이 아닙니다</translation>
    </message>
    <message>
        <source>it needs train or val, and names</source>
        <translation>train이나 val, 그리고 names가 있어야 합니다</translation>
    </message>
    <message>
        <source>the YAML is broken (%1)</source>
        <translation>YAML이 깨졌습니다(%1)</translation>
    </message>
    <message>
        <source>the YAML is broken in line %1 (%2)</source>
        <translation>YAML이 %1행에서 깨졌습니다(%2)</translation>
    </message>
    <message>
        <source>&quot;names&quot; is neither a list nor a map</source>
        <translation>&quot;names&quot;가 목록도 맵도 아닙니다</translation>
    </message>
    <message>
        <source>&quot;names&quot; has an entry that is no class number</source>
        <translation>&quot;names&quot;에 클래스 번호가 아닌 항목이 있습니다</translation>
    </message>
    <message>
        <source>&quot;names&quot; has an entry that is no text</source>
        <translation>&quot;names&quot;에 글이 아닌 항목이 있습니다</translation>
    </message>
    <message>
        <source>neither train nor val nor test is given</source>
        <translation>train, val, test가 모두 없습니다</translation>
    </message>
    <message>
        <source>add where the images are</source>
        <translation>이미지가 있는 곳을 적으십시오</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no path</source>
        <translation>&quot;%1&quot;은(는) 경로가 아닙니다</translation>
    </message>
    <message>
        <source>%1, which is given as %2, is missing</source>
        <translation>%2(으)로 적힌 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>그런 파일이나 폴더가 없습니다</translation>
    </message>
    <message>
        <source>no images are found</source>
        <translation>이미지를 찾지 못했습니다</translation>
    </message>
    <message>
        <source>no images are found (%1)</source>
        <translation>이미지를 찾지 못했습니다(%1)</translation>
    </message>
    <message>
        <source>give data.yaml, or a folder with images/ and labels/</source>
        <translation>data.yaml이나, images/와 labels/가 있는 폴더를 고르십시오</translation>
    </message>
    <message>
        <source>the detector has no class &apos;%1&apos;</source>
        <translation>탐지기에 클래스 &apos;%1&apos;이(가) 없습니다</translation>
    </message>
    <message>
        <source>its classes are %1</source>
        <translation>클래스: %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 (%2 instead of %3)</source>
        <translation>%1(%3 대신 %2)</translation>
    </message>
    <message>
        <source>missing tensors: %1</source>
        <translation>없는 텐서: %1</translation>
    </message>
    <message>
        <source>tensors of the wrong shape: %1</source>
        <translation>모양이 다른 텐서: %1</translation>
    </message>
    <message>
        <source>unexpected tensors: %1</source>
        <translation>뜻밖의 텐서: %1</translation>
    </message>
    <message>
        <source>the weights do not fit %1: %2</source>
        <translation>가중치가 %1에 맞지 않습니다: %2</translation>
    </message>
    <message>
        <source>unknown scale &apos;%1&apos;</source>
        <translation>규모 &apos;%1&apos;을(를) 알 수 없습니다</translation>
    </message>
    <message>
        <source>use one of n, s, m, l, x</source>
        <translation>n, s, m, l, x 가운데 하나를 쓰십시오</translation>
    </message>
    <message>
        <source>the tensor %1 is missing</source>
        <translation>텐서 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>the tensor %1 has the wrong number of dimensions</source>
        <translation>텐서 %1의 차원 수가 다릅니다</translation>
    </message>
    <message>
        <source>unknown architecture &apos;%1&apos;</source>
        <translation>구조 &apos;%1&apos;을(를) 알 수 없습니다</translation>
    </message>
    <message>
        <source>the width %1 or the depth %2 is out of range</source>
        <translation>너비 %1 또는 깊이 %2이(가) 범위를 벗어납니다</translation>
    </message>
    <message>
        <source>use a width of 0.03 to 2 and a depth of 0.1 to 2</source>
        <translation>너비 0.03~2, 깊이 0.1~2를 쓰십시오</translation>
    </message>
    <message>
        <source>the detector would have no class</source>
        <translation>탐지기에 클래스가 하나도 없게 됩니다</translation>
    </message>
    <message>
        <source>give it one or more</source>
        <translation>하나 이상 주십시오</translation>
    </message>
    <message>
        <source>this archive was not written by PyTorch</source>
        <translation>PyTorch가 쓴 파일이 아닙니다</translation>
    </message>
    <message>
        <source>there are no weights in it</source>
        <translation>가중치가 들어 있지 않습니다</translation>
    </message>
    <message>
        <source>choose a detector&apos;s checkpoint, state dict or TorchScript export</source>
        <translation>탐지기의 체크포인트, state dict, TorchScript 파일을 고르십시오</translation>
    </message>
    <message>
        <source>the file is damaged or not a detector&apos;s; get it again, or export it to safetensors</source>
        <translation>파일이 손상되었거나 탐지기의 것이 아닙니다. 다시 받거나 safetensors로 내보내십시오</translation>
    </message>
    <message>
        <source>too many modules, or a module within itself</source>
        <translation>모듈이 너무 많거나 자기 자신을 담고 있습니다</translation>
    </message>
    <message>
        <source>too many tensors</source>
        <translation>텐서가 너무 많습니다</translation>
    </message>
    <message>
        <source>the tensor %1 is there twice</source>
        <translation>텐서 %1이(가) 두 번 있습니다</translation>
    </message>
    <message>
        <source>a tensor or module without a sensible name, within %1</source>
        <translation>%1 안에 제대로 된 이름이 없는 텐서나 모듈이 있습니다</translation>
    </message>
    <message>
        <source>the file is damaged or not made by PyTorch; get it again, or export it to safetensors</source>
        <translation>파일이 손상되었거나 PyTorch가 만든 것이 아닙니다. 다시 받거나 safetensors로 내보내십시오</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>너무 큽니다</translation>
    </message>
    <message>
        <source>it does not begin as protocols 2 to 4 do</source>
        <translation>프로토콜 2~4의 시작과 다릅니다</translation>
    </message>
    <message>
        <source>the pickle cannot be read: %1 (byte %2)</source>
        <translation>피클을 읽을 수 없습니다: %1(%2번째 바이트)</translation>
    </message>
    <message>
        <source>opcode %1 of the old protocols 0 and 1</source>
        <translation>옛 프로토콜 0과 1의 명령 코드 %1</translation>
    </message>
    <message>
        <source>opcode %1 is not known</source>
        <translation>알 수 없는 명령 코드 %1</translation>
    </message>
    <message>
        <source>it is cut off</source>
        <translation>중간에 끊겼습니다</translation>
    </message>
    <message>
        <source>a name without end</source>
        <translation>끝나지 않는 이름</translation>
    </message>
    <message>
        <source>a value is missing</source>
        <translation>값이 빠졌습니다</translation>
    </message>
    <message>
        <source>a mark is missing</source>
        <translation>표시가 빠졌습니다</translation>
    </message>
    <message>
        <source>items are added to what holds none</source>
        <translation>항목을 담지 못하는 것에 항목을 더합니다</translation>
    </message>
    <message>
        <source>a key without value</source>
        <translation>값이 없는 키</translation>
    </message>
    <message>
        <source>a class is named by what is no name</source>
        <translation>이름이 아닌 것으로 클래스를 부릅니다</translation>
    </message>
    <message>
        <source>arguments that are no tuple</source>
        <translation>튜플이 아닌 인자</translation>
    </message>
    <message>
        <source>a call of what cannot be called</source>
        <translation>부를 수 없는 것을 부릅니다</translation>
    </message>
    <message>
        <source>an OrderedDict of what are no pairs</source>
        <translation>짝이 아닌 것으로 된 OrderedDict</translation>
    </message>
    <message>
        <source>a state for what has none</source>
        <translation>상태가 없는 것의 상태</translation>
    </message>
    <message>
        <source>protocol %1</source>
        <translation>프로토콜 %1</translation>
    </message>
    <message>
        <source>the memo is too large</source>
        <translation>메모가 너무 큽니다</translation>
    </message>
    <message>
        <source>nothing was kept under %1</source>
        <translation>%1 아래에 보관된 것이 없습니다</translation>
    </message>
    <message>
        <source>the pickle cannot be read: its parts repeat endlessly</source>
        <translation>피클을 읽을 수 없습니다: 부분이 끝없이 되풀이됩니다</translation>
    </message>
    <message>
        <source>the file is damaged; get it again, or export it to safetensors</source>
        <translation>파일이 손상되었습니다. 다시 받거나 safetensors로 내보내십시오</translation>
    </message>
    <message>
        <source>the numbers are stored in big-endian order</source>
        <translation>수가 빅 엔디언 순서로 저장되어 있습니다</translation>
    </message>
    <message>
        <source>export the weights to safetensors</source>
        <translation>가중치를 safetensors로 내보내십시오</translation>
    </message>
    <message>
        <source>it is not described as tensors are</source>
        <translation>텐서의 설명이 아닙니다</translation>
    </message>
    <message>
        <source>the tensors are together far larger than the file</source>
        <translation>텐서를 모두 합하면 파일보다 훨씬 큽니다</translation>
    </message>
    <message>
        <source>its storage is not described as storages are</source>
        <translation>저장 영역의 설명이 아닙니다</translation>
    </message>
    <message>
        <source>its storage has no sensible name</source>
        <translation>저장 영역에 제대로 된 이름이 없습니다</translation>
    </message>
    <message>
        <source>tensor %1 has numbers of the type %2, which is not supported</source>
        <translation>텐서 %1의 수는 지원하지 않는 형식 %2입니다</translation>
    </message>
    <message>
        <source>export the weights in float32 or float16</source>
        <translation>가중치를 float32나 float16으로 내보내십시오</translation>
    </message>
    <message>
        <source>its record %1 is missing</source>
        <translation>기록 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>its record has %1 bytes for %2 numbers</source>
        <translation>기록은 %1바이트인데 수는 %2개입니다</translation>
    </message>
    <message>
        <source>its record is larger than the file</source>
        <translation>기록이 파일보다 큽니다</translation>
    </message>
    <message>
        <source>a size or stride is not a whole number</source>
        <translation>크기나 보폭이 정수가 아닙니다</translation>
    </message>
    <message>
        <source>its sizes are no sizes</source>
        <translation>크기가 올바르지 않습니다</translation>
    </message>
    <message>
        <source>it has more sizes than strides, or fewer</source>
        <translation>크기와 보폭의 수가 다릅니다</translation>
    </message>
    <message>
        <source>its sizes are too large</source>
        <translation>크기가 너무 큽니다</translation>
    </message>
    <message>
        <source>it reaches beyond its storage of %1 numbers</source>
        <translation>수 %1개인 저장 영역을 벗어납니다</translation>
    </message>
    <message>
        <source>damaged archive: %1</source>
        <translation>손상된 압축 파일: %1</translation>
    </message>
    <message>
        <source>the archive has no end</source>
        <translation>압축 파일의 끝이 없습니다</translation>
    </message>
    <message>
        <source>its 64-bit end is missing</source>
        <translation>64비트 끝이 없습니다</translation>
    </message>
    <message>
        <source>its list of records is outside the file</source>
        <translation>기록 목록이 파일 밖에 있습니다</translation>
    </message>
    <message>
        <source>its list of records is cut off</source>
        <translation>기록 목록이 끊겼습니다</translation>
    </message>
    <message>
        <source>the archive is encrypted</source>
        <translation>압축 파일이 암호화되어 있습니다</translation>
    </message>
    <message>
        <source>decrypt it first</source>
        <translation>먼저 암호를 푸십시오</translation>
    </message>
    <message>
        <source>a 64-bit size is missing</source>
        <translation>64비트 크기가 없습니다</translation>
    </message>
    <message>
        <source>a record has two sizes</source>
        <translation>기록의 크기가 둘입니다</translation>
    </message>
    <message>
        <source>its records are not in one folder</source>
        <translation>기록이 한 폴더에 있지 않습니다</translation>
    </message>
    <message>
        <source>the record %1 is there twice</source>
        <translation>기록 %1이(가) 두 번 있습니다</translation>
    </message>
    <message>
        <source>the record %1 is missing</source>
        <translation>기록 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>the record %1 is compressed</source>
        <translation>기록 %1이(가) 압축되어 있습니다</translation>
    </message>
    <message>
        <source>save the file with PyTorch itself, not with a zip program</source>
        <translation>zip 프로그램이 아니라 PyTorch로 저장하십시오</translation>
    </message>
    <message>
        <source>the record %1 is too large</source>
        <translation>기록 %1이(가) 너무 큽니다</translation>
    </message>
    <message>
        <source>the record %1 has another size</source>
        <translation>기록 %1의 크기가 다릅니다</translation>
    </message>
    <message>
        <source>the record %1 is not where it should be</source>
        <translation>기록 %1이(가) 제자리에 없습니다</translation>
    </message>
    <message>
        <source>the checksum of %1 is wrong</source>
        <translation>%1의 검사합이 다릅니다</translation>
    </message>
    <message>
        <source>this file is of a PyTorch before 1.6, whose format is not supported</source>
        <translation>1.6 이전 PyTorch의 파일이며 이 형식은 지원하지 않습니다</translation>
    </message>
    <message>
        <source>save it again with a current PyTorch, or export it to safetensors</source>
        <translation>최신 PyTorch로 다시 저장하거나 safetensors로 내보내십시오</translation>
    </message>
    <message>
        <source>this is a Git LFS pointer, not the weights themselves</source>
        <translation>가중치가 아니라 Git LFS 포인터입니다</translation>
    </message>
    <message>
        <source>fetch the file with &apos;git lfs pull&apos;</source>
        <translation>&apos;git lfs pull&apos;로 파일을 받으십시오</translation>
    </message>
    <message>
        <source>this is a web page, not weights</source>
        <translation>가중치가 아니라 웹 페이지입니다</translation>
    </message>
    <message>
        <source>download the file itself</source>
        <translation>파일 자체를 내려받으십시오</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>파일이 비어 있습니다</translation>
    </message>
    <message>
        <source>get it again</source>
        <translation>다시 받으십시오</translation>
    </message>
    <message>
        <source>this is not a file of weights that Blindspot reads</source>
        <translation>Blindspot이 읽는 가중치 파일이 아닙니다</translation>
    </message>
    <message>
        <source>the memory is not enough for these weights</source>
        <translation>이 가중치를 읽을 메모리가 모자랍니다</translation>
    </message>
    <message>
        <source>close other programs</source>
        <translation>다른 프로그램을 닫으십시오</translation>
    </message>
    <message>
        <source>the weights cannot be read: %1</source>
        <translation>가중치를 읽을 수 없습니다: %1</translation>
    </message>
    <message>
        <source>the tensor %1 is missing or of the wrong shape</source>
        <translation>텐서 %1이(가) 없거나 모양이 다릅니다</translation>
    </message>
    <message>
        <source>start anew</source>
        <translation>새로 시작하십시오</translation>
    </message>
    <message>
        <source>there are %1 class names for %2 classes</source>
        <translation>클래스는 %2개인데 이름은 %1개입니다</translation>
    </message>
    <message>
        <source>name every class</source>
        <translation>모든 클래스에 이름을 붙이십시오</translation>
    </message>
    <message>
        <source>there is no image to train on</source>
        <translation>학습할 이미지가 없습니다</translation>
    </message>
    <message>
        <source>the dataset</source>
        <translation>데이터셋</translation>
    </message>
    <message>
        <source>choose one that has images</source>
        <translation>이미지가 있는 것을 고르십시오</translation>
    </message>
    <message>
        <source>the images are of different sizes</source>
        <translation>이미지의 크기가 서로 다릅니다</translation>
    </message>
    <message>
        <source>the training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>load them for one input size</source>
        <translation>한 가지 입력 크기로 읽으십시오</translation>
    </message>
    <message>
        <source>start anew, without --resume</source>
        <translation>--resume 없이 새로 시작하십시오</translation>
    </message>
    <message>
        <source>start anew, without resuming</source>
        <translation>재개하지 말고 새로 시작하십시오</translation>
    </message>
    <message>
        <source>this is no checkpoint of a detector&apos;s training</source>
        <translation>탐지기 학습의 체크포인트가 아닙니다</translation>
    </message>
    <message>
        <source>this checkpoint is of another version</source>
        <translation>다른 버전의 체크포인트입니다</translation>
    </message>
    <message>
        <source>the checkpoint belongs to a training with other options, images or weights</source>
        <translation>옵션, 이미지, 가중치가 다른 학습의 체크포인트입니다</translation>
    </message>
    <message>
        <source>repeat the command as it was, or start anew, without --resume</source>
        <translation>그때와 같은 명령을 다시 쓰거나, --resume 없이 새로 시작하십시오</translation>
    </message>
    <message>
        <source>repeat the training as it was, or start anew</source>
        <translation>그때와 같은 설정으로 하거나 새로 시작하십시오</translation>
    </message>
    <message>
        <source>the checkpoint&apos;s %1 is no number</source>
        <translation>체크포인트의 %1이(가) 수가 아닙니다</translation>
    </message>
    <message>
        <source>the checkpoint&apos;s patches are not complete</source>
        <translation>체크포인트의 패치가 온전하지 않습니다</translation>
    </message>
    <message>
        <source>no training image shows an object of the class that patches are trained against</source>
        <translation>패치를 학습할 클래스의 객체가 있는 학습 이미지가 없습니다</translation>
    </message>
    <message>
        <source>choose another class, or leave --fresh-patches out</source>
        <translation>다른 클래스를 고르거나 --fresh-patches를 빼십시오</translation>
    </message>
    <message>
        <source>choose another class, or go without fresh patches</source>
        <translation>다른 클래스를 고르거나 새 패치를 쓰지 마십시오</translation>
    </message>
    <message>
        <source>unknown optimiser &apos;%1&apos;</source>
        <translation>최적화기 &apos;%1&apos;을(를) 알 수 없습니다</translation>
    </message>
    <message>
        <source>use sgd or adamw</source>
        <translation>sgd 또는 adamw를 쓰십시오</translation>
    </message>
    <message>
        <source>The loss of epoch %1 is not finite: going back to the epoch before it</source>
        <translation>에포크 %1의 손실이 유한하지 않음: 이전 에포크로 돌아갑니다</translation>
    </message>
    <message>
        <source>the memory is not enough to train with %1 images at a time</source>
        <translation>이미지를 한 번에 %1장씩 학습할 메모리가 모자랍니다</translation>
    </message>
    <message>
        <source>use a smaller --batch, --input-size or --scale</source>
        <translation>--batch, --input-size, --scale을 줄이십시오</translation>
    </message>
    <message>
        <source>use a smaller batch, input size or scale</source>
        <translation>묶음(batch), 입력 크기, 규모를 줄이십시오</translation>
    </message>
    <message>
        <source>the input size %1 is no multiple of 32</source>
        <translation>입력 크기 %1은(는) 32의 배수가 아닙니다</translation>
    </message>
    <message>
        <source>use 320 or 640</source>
        <translation>320이나 640을 쓰십시오</translation>
    </message>
    <message>
        <source>none of the images shows an object of the classes</source>
        <translation>클래스의 객체가 있는 이미지가 없습니다</translation>
    </message>
    <message>
        <source>choose other images or classes</source>
        <translation>다른 이미지나 클래스를 고르십시오</translation>
    </message>
    <message>
        <source>use %1 to %2 times the side</source>
        <translation>한 변의 %1~%2배를 입력하십시오</translation>
    </message>
    <message>
        <source>use %1 to %2 degrees</source>
        <translation>%1~%2도를 입력하십시오</translation>
    </message>
    <message>
        <source>use %1 to %2 of the full range</source>
        <translation>전체 범위의 %1~%2를 입력하십시오</translation>
    </message>
    <message>
        <source>use %1 to %2 of the patch&apos;s side</source>
        <translation>패치 한 변의 %1~%2를 입력하십시오</translation>
    </message>
    <message>
        <source>use %1 to %2 times the distance</source>
        <translation>거리의 %1~%2배를 입력하십시오</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no value of this sweep</source>
        <translation>&apos;%1&apos;은(는) 이 변화 시험의 값이 아닙니다</translation>
    </message>
    <message>
        <source>use auto or %1 to %2</source>
        <translation>자동 또는 %1~%2를 입력하십시오</translation>
    </message>
    <message>
        <source>the picture cannot be opened (%1)</source>
        <translation>그림을 열 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>the picture cannot be read</source>
        <translation>그림을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>the picture&apos;s file has %1 bytes; at most %2 are read</source>
        <translation>그림 파일이 %1바이트입니다. %2바이트까지 읽습니다</translation>
    </message>
    <message>
        <source>the picture cannot be read to its end</source>
        <translation>그림을 끝까지 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>this is no JPEG, PNG, BMP, WebP or TIFF picture, or it is cut short</source>
        <translation>JPEG, PNG, BMP, WebP, TIFF 그림이 아니거나 중간에 잘렸습니다</translation>
    </message>
    <message>
        <source>the picture says that it has %1 x %2 pixels; at most %3 pixels are decoded</source>
        <translation>그림이 %1 x %2픽셀이라고 합니다. %3픽셀까지 풉니다</translation>
    </message>
    <message>
        <source>make it smaller</source>
        <translation>더 작게 만드십시오</translation>
    </message>
    <message>
        <source>copy or download it again</source>
        <translation>다시 복사하거나 내려받으십시오</translation>
    </message>
    <message>
        <source>the picture is damaged, cut short, or of a kind of %1 that is not read</source>
        <translation>그림이 손상되었거나 잘렸거나, 읽지 않는 종류의 %1입니다</translation>
    </message>
    <message>
        <source>open and save it again as PNG or JPEG</source>
        <translation>열어서 PNG나 JPEG로 다시 저장하십시오</translation>
    </message>
    <message>
        <source>an empty picture cannot be written</source>
        <translation>빈 그림은 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>the picture cannot be encoded as %1</source>
        <translation>그림을 %1(으)로 만들 수 없습니다</translation>
    </message>
    <message>
        <source>a mask has its picture&apos;s size</source>
        <translation>마스크의 크기는 그림과 같아야 합니다</translation>
    </message>
    <message>
        <source>an empty picture cannot be filtered</source>
        <translation>빈 그림에는 필터를 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>a filter&apos;s parameter is out of its limits</source>
        <translation>필터의 매개변수가 한계를 벗어납니다</translation>
    </message>
    <message>
        <source>an empty plane has no quantile</source>
        <translation>빈 평면에는 분위수가 없습니다</translation>
    </message>
    <message>
        <source>a picture cannot be made this size</source>
        <translation>그림을 이 크기로 만들 수 없습니다</translation>
    </message>
    <message>
        <source>a picture without pixels has no place</source>
        <translation>픽셀이 없는 그림은 놓을 수 없습니다</translation>
    </message>
    <message>
        <source>stopped before the first pass</source>
        <translation>처음 통과 전에 중지했습니다</translation>
    </message>
    <message>
        <source>the selection</source>
        <translation>선택 집합</translation>
    </message>
    <message>
        <source>choose a selection that has images</source>
        <translation>이미지가 있는 선택 집합을 고르십시오</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a number</source>
        <translation>&apos;%1&apos;은(는) 수가 아닙니다</translation>
    </message>
    <message>
        <source>write a plain decimal number</source>
        <translation>소수로 적으십시오</translation>
    </message>
    <message>
        <source>unknown loss &apos;%1&apos;</source>
        <translation>손실 &apos;%1&apos;을(를) 알 수 없습니다</translation>
    </message>
    <message>
        <source>use any of total, cls, box, dfl, as in total,cls or cls:2</source>
        <translation>total, cls, box, dfl 가운데 고르십시오(예: total,cls 또는 cls:2)</translation>
    </message>
    <message>
        <source>use a weight above 0</source>
        <translation>0보다 큰 가중치를 입력하십시오</translation>
    </message>
    <message>
        <source>no loss is named</source>
        <translation>고른 손실이 없습니다</translation>
    </message>
    <message>
        <source>use any of total, cls, box, dfl</source>
        <translation>total, cls, box, dfl 가운데 하나 이상을 고르십시오</translation>
    </message>
    <message>
        <source>unknown recipe &apos;%1&apos;</source>
        <translation>레시피 &apos;%1&apos;을(를) 알 수 없습니다</translation>
    </message>
    <message>
        <source>use two numbers from 0 to below 1</source>
        <translation>0 이상 1 미만의 두 수를 입력하십시오</translation>
    </message>
    <message>
        <source>use a number above 0 and up to 255 (units of 0..255; 5 is recommended)</source>
        <translation>0 초과 255 이하의 수를 입력하십시오(0..255 단위, 권장 5)</translation>
    </message>
    <message>
        <source>use all or a number from 1</source>
        <translation>모두 또는 1 이상의 수를 입력하십시오</translation>
    </message>
    <message>
        <source>use weights of 0 or more</source>
        <translation>0 이상의 가중치를 입력하십시오</translation>
    </message>
    <message>
        <source>use a scale above 0 and up to 4 (--placement object:SCALE)</source>
        <translation>0 초과 4 이하의 배율을 쓰십시오(--placement object:SCALE)</translation>
    </message>
    <message>
        <source>use a scale above 0 and up to 4</source>
        <translation>0 초과 4 이하의 배율을 입력하십시오</translation>
    </message>
    <message>
        <source>no loss is chosen</source>
        <translation>고른 손실이 없습니다</translation>
    </message>
    <message>
        <source>the patch (%1 px) is larger than the network input (%2 px)</source>
        <translation>패치(%1px)가 네트워크 입력(%2px)보다 큽니다</translation>
    </message>
    <message>
        <source>use a smaller patch, or place it on objects (--placement object:SCALE)</source>
        <translation>더 작은 패치를 쓰거나 객체 위에 붙이십시오(--placement object:SCALE)</translation>
    </message>
    <message>
        <source>use a smaller patch, or place it on objects</source>
        <translation>더 작은 패치를 쓰거나 객체 위에 붙이십시오</translation>
    </message>
    <message>
        <source>the patch would stand outside the network input of %1 px</source>
        <translation>패치가 %1px 네트워크 입력을 벗어납니다</translation>
    </message>
    <message>
        <source>rows and columns from 0 to %1 fit</source>
        <translation>행과 열은 0~%1이 맞습니다</translation>
    </message>
    <message>
        <source>tiles hold crops around objects and have no fixed place</source>
        <translation>타일은 객체 주변을 잘라 담으므로 고정 위치가 없습니다</translation>
    </message>
    <message>
        <source>switch tiling off, or place the patch on objects (--tiling off)</source>
        <translation>타일을 끄거나 패치를 객체 위에 붙이십시오(--tiling off)</translation>
    </message>
    <message>
        <source>switch tiling off, or place the patch on objects</source>
        <translation>타일을 끄거나 패치를 객체 위에 붙이십시오</translation>
    </message>
    <message>
        <source>unknown placement &apos;%1&apos;</source>
        <translation>배치 &apos;%1&apos;을(를) 알 수 없습니다</translation>
    </message>
    <message>
        <source>use fixed:ROW,COL (pixels of the network input) or object:SCALE</source>
        <translation>fixed:행,열(네트워크 입력의 픽셀) 또는 object:배율을 쓰십시오</translation>
    </message>
    <message>
        <source>rows and columns are whole numbers from 0</source>
        <translation>행과 열은 0 이상의 정수입니다</translation>
    </message>
    <message>
        <source>use fixed:ROW,COL (pixels of the network input)</source>
        <translation>fixed:행,열(네트워크 입력의 픽셀)을 쓰십시오</translation>
    </message>
    <message>
        <source>none of the %1 images has an object of the class &apos;%2&apos;</source>
        <translation>이미지 %1장 가운데 클래스 &apos;%2&apos;의 객체가 있는 것이 없습니다</translation>
    </message>
    <message>
        <source>choose another class or a selection made for it</source>
        <translation>다른 클래스나, 그 클래스로 만든 선택 집합을 고르십시오</translation>
    </message>
    <message>
        <source>%1 of %2 images have no object of the class &apos;%3&apos; and are left out</source>
        <translation>이미지 %2장 가운데 %1장은 클래스 &apos;%3&apos;의 객체가 없어 제외합니다</translation>
    </message>
    <message>
        <source>out of memory with one network input at a time</source>
        <translation>네트워크 입력을 하나씩 처리해도 메모리가 모자랍니다</translation>
    </message>
    <message>
        <source>in this order: use fewer images, a smaller patch, a smaller input or detector; the run can be resumed</source>
        <translation>다음 순서로 해 보십시오: 이미지 줄이기, 패치 줄이기, 입력이나 탐지기 줄이기. 실행은 재개할 수 있습니다</translation>
    </message>
    <message>
        <source>Out of memory: going on with %1 network inputs at a time</source>
        <translation>메모리 부족: 네트워크 입력을 한 번에 %1개씩 계속합니다</translation>
    </message>
    <message>
        <source>The loss of iteration %1 is not finite: stopped with the last good patch</source>
        <translation>반복 %1의 손실이 유한하지 않음: 마지막으로 좋았던 패치로 멈췄습니다</translation>
    </message>
    <message>
        <source>database in memory</source>
        <translation>메모리의 데이터베이스</translation>
    </message>
    <message>
        <source>another program uses this workspace and keeps it locked</source>
        <translation>다른 프로그램이 이 작업 공간을 쓰면서 잠가 두었습니다</translation>
    </message>
    <message>
        <source>wait until it has finished, or close it, and try again</source>
        <translation>그 프로그램이 끝나기를 기다리거나 닫은 뒤 다시 시도하십시오</translation>
    </message>
    <message>
        <source>the record breaks a rule of the database (%1)</source>
        <translation>기록이 데이터베이스의 규칙에 어긋납니다(%1)</translation>
    </message>
    <message>
        <source>the disk is full; nothing was changed</source>
        <translation>디스크가 가득 찼습니다. 바뀐 것은 없습니다</translation>
    </message>
    <message>
        <source>the database cannot be opened for writing (%1)</source>
        <translation>데이터베이스를 쓰기용으로 열 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>check that the folder exists and may be written, or choose another workspace</source>
        <translation>폴더가 있고 쓸 수 있는지 확인하거나 다른 작업 공간을 고르십시오</translation>
    </message>
    <message>
        <source>this is not a database of Blindspot</source>
        <translation>Blindspot의 데이터베이스가 아닙니다</translation>
    </message>
    <message>
        <source>choose another workspace, or move this file away</source>
        <translation>다른 작업 공간을 고르거나 이 파일을 옮기십시오</translation>
    </message>
    <message>
        <source>the database is damaged (%1)</source>
        <translation>데이터베이스가 손상되었습니다(%1)</translation>
    </message>
    <message>
        <source>restore it from a backup, or move it away to start with a new one</source>
        <translation>백업에서 되살리거나, 옮겨 두고 새로 시작하십시오</translation>
    </message>
    <message>
        <source>the disk reports an error (%1)</source>
        <translation>디스크에서 오류가 났습니다(%1)</translation>
    </message>
    <message>
        <source>check the disk and try again</source>
        <translation>디스크를 확인한 뒤 다시 시도하십시오</translation>
    </message>
    <message>
        <source>the database reports an error (%1)</source>
        <translation>데이터베이스에서 오류가 났습니다(%1)</translation>
    </message>
    <message>
        <source>this workspace was made by a newer Blindspot (its version is %1, this program knows up to %2)</source>
        <translation>더 새로운 Blindspot이 만든 작업 공간입니다(작업 공간의 버전 %1, 이 프로그램은 %2까지)</translation>
    </message>
    <message>
        <source>update Blindspot, or choose another workspace</source>
        <translation>Blindspot을 새 버전으로 바꾸거나 다른 작업 공간을 고르십시오</translation>
    </message>
    <message>
        <source>this database belongs to another program</source>
        <translation>다른 프로그램의 데이터베이스입니다</translation>
    </message>
    <message>
        <source>choose another folder as the workspace</source>
        <translation>작업 공간으로 다른 폴더를 고르십시오</translation>
    </message>
    <message>
        <source>there is a detector &apos;%1&apos; with other weights</source>
        <translation>가중치가 다른 탐지기 &apos;%1&apos;이(가) 있습니다</translation>
    </message>
    <message>
        <source>choose another --name, or remove that one first</source>
        <translation>다른 --name을 고르거나 그것을 먼저 제거하십시오</translation>
    </message>
    <message>
        <source>choose another name, or remove that one first</source>
        <translation>다른 이름을 고르거나 그것을 먼저 제거하십시오</translation>
    </message>
    <message>
        <source>there is no detector &apos;%1&apos;</source>
        <translation>탐지기 &apos;%1&apos;이(가) 없습니다</translation>
    </message>
    <message>
        <source>add one with: detector add FILE</source>
        <translation>detector add FILE로 하나를 추가하십시오</translation>
    </message>
    <message>
        <source>add one on the Detectors page</source>
        <translation>탐지기 페이지에서 추가하십시오</translation>
    </message>
    <message>
        <source>the detectors are %1</source>
        <translation>탐지기: %1</translation>
    </message>
    <message>
        <source>detector %1</source>
        <translation>탐지기 %1</translation>
    </message>
    <message>
        <source>a detector&apos;s name is empty</source>
        <translation>탐지기의 이름이 비어 있습니다</translation>
    </message>
    <message>
        <source>give it a name</source>
        <translation>이름을 붙이십시오</translation>
    </message>
    <message>
        <source>there is a detector &apos;%1&apos; already</source>
        <translation>탐지기 &apos;%1&apos;이(가) 이미 있습니다</translation>
    </message>
    <message>
        <source>the file of detector &apos;%1&apos; is gone</source>
        <translation>탐지기 &apos;%1&apos;의 파일이 없어졌습니다</translation>
    </message>
    <message>
        <source>add it again from its new place: detector add FILE --name %1</source>
        <translation>새 위치에서 다시 추가하십시오: detector add FILE --name %1</translation>
    </message>
    <message>
        <source>add it again from its new place, under the name %1</source>
        <translation>새 위치에서 이름 %1(으)로 다시 추가하십시오</translation>
    </message>
    <message>
        <source>the file of detector &apos;%1&apos; has changed since it was added</source>
        <translation>탐지기 &apos;%1&apos;의 파일이 추가된 뒤 바뀌었습니다</translation>
    </message>
    <message>
        <source>remove the detector and add it again, or bring the old file back</source>
        <translation>탐지기를 제거하고 다시 추가하거나, 이전 파일을 되돌리십시오</translation>
    </message>
    <message>
        <source>the detector&apos;s file has changed since the run began</source>
        <translation>실행이 시작된 뒤 탐지기의 파일이 바뀌었습니다</translation>
    </message>
    <message>
        <source>the detector&apos;s file is gone</source>
        <translation>탐지기의 파일이 없어졌습니다</translation>
    </message>
    <message>
        <source>bring back the file with SHA-256 %1..., or add it: detector add FILE</source>
        <translation>SHA-256이 %1...인 파일을 되돌리거나 추가하십시오: detector add FILE</translation>
    </message>
    <message>
        <source>bring back the file with SHA-256 %1..., or add it on the Detectors page</source>
        <translation>SHA-256이 %1...인 파일을 되돌리거나 탐지기 페이지에서 추가하십시오</translation>
    </message>
    <message>
        <source>the run has no patch yet</source>
        <translation>실행에 아직 패치가 없습니다</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>실행 %1</translation>
    </message>
    <message>
        <source>resume it, or choose another run</source>
        <translation>재개하거나 다른 실행을 고르십시오</translation>
    </message>
    <message>
        <source>the patch is transparent in places</source>
        <translation>패치에 투명한 곳이 있습니다</translation>
    </message>
    <message>
        <source>save it without an alpha channel</source>
        <translation>알파 채널 없이 저장하십시오</translation>
    </message>
    <message>
        <source>the patch has %1 px a side; at most %2 make sense</source>
        <translation>패치의 한 변이 %1px입니다. %2px까지 씁니다</translation>
    </message>
    <message>
        <source>there is no patch to evaluate</source>
        <translation>평가할 패치가 없습니다</translation>
    </message>
    <message>
        <source>name a file or a run</source>
        <translation>파일이나 실행을 고르십시오</translation>
    </message>
    <message>
        <source>the patch is not the one that was evaluated</source>
        <translation>평가한 패치가 아닙니다</translation>
    </message>
    <message>
        <source>evaluate it again</source>
        <translation>다시 평가하십시오</translation>
    </message>
    <message>
        <source>the report does not say what network input the patch was laid on</source>
        <translation>보고서에 패치를 붙인 네트워크 입력이 적혀 있지 않습니다</translation>
    </message>
    <message>
        <source>%1; the report goes without it</source>
        <translation>%1. 보고서에서 뺍니다</translation>
    </message>
    <message>
        <source>the detector &apos;%1&apos; is named twice</source>
        <translation>탐지기 &apos;%1&apos;이(가) 두 번 있습니다</translation>
    </message>
    <message>
        <source>name each one once</source>
        <translation>하나씩만 고르십시오</translation>
    </message>
    <message>
        <source>the scale is out of range</source>
        <translation>배율이 범위를 벗어납니다</translation>
    </message>
    <message>
        <source>use object:SCALE with a scale in (0, 4]</source>
        <translation>object:SCALE에서 배율을 0 초과 4 이하로 쓰십시오</translation>
    </message>
    <message>
        <source>there is no detector</source>
        <translation>탐지기가 없습니다</translation>
    </message>
    <message>
        <source>name at least one</source>
        <translation>하나 이상 고르십시오</translation>
    </message>
    <message>
        <source>evaluation %1</source>
        <translation>평가 %1</translation>
    </message>
    <message>
        <source>there is no evaluation &apos;%1&apos;</source>
        <translation>평가 &apos;%1&apos;이(가) 없습니다</translation>
    </message>
    <message>
        <source>workspace</source>
        <translation>작업 공간</translation>
    </message>
    <message>
        <source>there are none yet</source>
        <translation>아직 없습니다</translation>
    </message>
    <message>
        <source>the newest are %1</source>
        <translation>최근 것: %1</translation>
    </message>
    <message>
        <source>list them first</source>
        <translation>먼저 목록을 보십시오</translation>
    </message>
    <message>
        <source>option &apos;%1&apos; is not an object</source>
        <translation>옵션 &apos;%1&apos;이(가) 객체가 아닙니다</translation>
    </message>
    <message>
        <source>the options</source>
        <translation>옵션 전체</translation>
    </message>
    <message>
        <source>option &apos;%1&apos; is not an option of this version</source>
        <translation>옵션 &apos;%1&apos;은(는) 이 버전에 없습니다</translation>
    </message>
    <message>
        <source>the record is damaged or of a newer Blindspot</source>
        <translation>기록이 손상되었거나 더 새로운 Blindspot의 것입니다</translation>
    </message>
    <message>
        <source>option &apos;%1&apos; is not text</source>
        <translation>옵션 &apos;%1&apos;이(가) 글이 아닙니다</translation>
    </message>
    <message>
        <source>option &apos;%1&apos; is not true or false</source>
        <translation>옵션 &apos;%1&apos;이(가) 참이나 거짓이 아닙니다</translation>
    </message>
    <message>
        <source>option &apos;%1&apos; is not a number</source>
        <translation>옵션 &apos;%1&apos;이(가) 수가 아닙니다</translation>
    </message>
    <message>
        <source>option &apos;%1&apos; is not a whole number</source>
        <translation>옵션 &apos;%1&apos;이(가) 정수가 아닙니다</translation>
    </message>
    <message>
        <source>option &apos;%1&apos; is not a whole number from 0</source>
        <translation>옵션 &apos;%1&apos;이(가) 0 이상의 정수가 아닙니다</translation>
    </message>
    <message>
        <source>option &apos;%1&apos; is not a list</source>
        <translation>옵션 &apos;%1&apos;이(가) 목록이 아닙니다</translation>
    </message>
    <message>
        <source>option &apos;%1&apos;</source>
        <translation>옵션 &apos;%1&apos;</translation>
    </message>
    <message>
        <source>the run&apos;s lock cannot be opened (%1)</source>
        <translation>실행의 잠금 파일을 열 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>check that the workspace may be written</source>
        <translation>작업 공간에 쓸 수 있는지 확인하십시오</translation>
    </message>
    <message>
        <source>the run&apos;s lock cannot be taken (%1)</source>
        <translation>실행의 잠금을 얻을 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>keep the workspace on a file system that knows locks</source>
        <translation>작업 공간을 잠금을 지원하는 파일 시스템에 두십시오</translation>
    </message>
    <message>
        <source>there is a file of that name</source>
        <translation>같은 이름의 파일이 있음</translation>
    </message>
    <message>
        <source>the workspace&apos;s folder cannot be made (%1)</source>
        <translation>작업 공간의 폴더를 만들 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>choose a folder that may be written</source>
        <translation>쓸 수 있는 폴더를 고르십시오</translation>
    </message>
    <message>
        <source>the checkpoint cannot be used: %1</source>
        <translation>체크포인트를 쓸 수 없습니다: %1</translation>
    </message>
    <message>
        <source>train anew or restore the file</source>
        <translation>새로 학습하거나 파일을 되돌리십시오</translation>
    </message>
    <message>
        <source>it does not say &apos;%1&apos;</source>
        <translation>&apos;%1&apos;이(가) 적혀 있지 않습니다</translation>
    </message>
    <message>
        <source>it is of another kind or version</source>
        <translation>다른 종류나 버전입니다</translation>
    </message>
    <message>
        <source>it belongs to run %1</source>
        <translation>실행 %1의 것입니다</translation>
    </message>
    <message>
        <source>it has other tensors</source>
        <translation>텐서가 다릅니다</translation>
    </message>
    <message>
        <source>it has no %1</source>
        <translation>%1이(가) 없습니다</translation>
    </message>
    <message>
        <source>its %1 has another shape or type than the run&apos;s patch</source>
        <translation>%1의 모양이나 형식이 실행의 패치와 다릅니다</translation>
    </message>
    <message>
        <source>its %1 is not finite</source>
        <translation>%1이(가) 유한하지 않습니다</translation>
    </message>
    <message>
        <source>its digest does not fit its content</source>
        <translation>요약 값이 내용과 맞지 않습니다</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no such number</source>
        <translation>&apos;%1&apos;은(는) 그런 수가 아닙니다</translation>
    </message>
    <message>
        <source>the checkpoint cannot be written (%1)</source>
        <translation>체크포인트를 쓸 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>no checkpoint can be used (%1)</source>
        <translation>쓸 수 있는 체크포인트가 없습니다(%1)</translation>
    </message>
    <message>
        <source>delete the run and train anew</source>
        <translation>실행을 삭제하고 새로 학습하십시오</translation>
    </message>
    <message>
        <source>the images come from one selection or one dataset</source>
        <translation>이미지는 선택 집합 하나나 데이터셋 하나에서 가져옵니다</translation>
    </message>
    <message>
        <source>name one of the two</source>
        <translation>둘 중 하나를 고르십시오</translation>
    </message>
    <message>
        <source>use a number from 1</source>
        <translation>1 이상의 수를 입력하십시오</translation>
    </message>
    <message>
        <source>there are no images</source>
        <translation>이미지가 없습니다</translation>
    </message>
    <message>
        <source>selection %1</source>
        <translation>선택 집합 %1</translation>
    </message>
    <message>
        <source>dataset %1</source>
        <translation>데이터셋 %1</translation>
    </message>
    <message>
        <source>choose another selection or class</source>
        <translation>다른 선택 집합이나 클래스를 고르십시오</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not known</source>
        <translation>&apos;%1&apos;을(를) 알 수 없습니다</translation>
    </message>
    <message>
        <source>use one of %1</source>
        <translation>다음 가운데 하나를 쓰십시오: %1</translation>
    </message>
    <message>
        <source>the options are no JSON</source>
        <translation>옵션이 JSON이 아닙니다</translation>
    </message>
    <message>
        <source>the record is damaged</source>
        <translation>기록이 손상되었습니다</translation>
    </message>
    <message>
        <source>use a patch.safetensors of a run</source>
        <translation>실행의 patch.safetensors를 쓰십시오</translation>
    </message>
    <message>
        <source>the patch has %1 x %2 px, not %3</source>
        <translation>패치가 %3px가 아니라 %1 x %2px입니다</translation>
    </message>
    <message>
        <source>use --patch-size %1 or a picture, which is resized</source>
        <translation>--patch-size %1을(를) 쓰거나, 크기를 맞춰 주는 그림을 쓰십시오</translation>
    </message>
    <message>
        <source>use a patch size of %1, or a picture, which is resized</source>
        <translation>패치 크기 %1을(를) 쓰거나, 크기를 맞춰 주는 그림을 쓰십시오</translation>
    </message>
    <message>
        <source>the patch has %1 x %2 px; patches are square</source>
        <translation>패치가 %1 x %2px입니다. 패치는 정사각형입니다</translation>
    </message>
    <message>
        <source>cut it to a square</source>
        <translation>정사각형으로 자르십시오</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a regular file</source>
        <translation>&apos;%1&apos;은(는) 일반 파일이 아닙니다</translation>
    </message>
    <message>
        <source>name a file to be written</source>
        <translation>쓸 파일을 고르십시오</translation>
    </message>
    <message>
        <source>there is no folder &apos;%1&apos;</source>
        <translation>폴더 &apos;%1&apos;이(가) 없습니다</translation>
    </message>
    <message>
        <source>make the folder first</source>
        <translation>폴더를 먼저 만드십시오</translation>
    </message>
    <message>
        <source>the folder &apos;%1&apos; may not be written</source>
        <translation>폴더 &apos;%1&apos;에 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>choose another folder</source>
        <translation>다른 폴더를 고르십시오</translation>
    </message>
    <message>
        <source>the file cannot be read</source>
        <translation>파일을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>the folder cannot be made (%1)</source>
        <translation>폴더를 만들 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>the folder cannot be made</source>
        <translation>폴더를 만들 수 없습니다</translation>
    </message>
    <message>
        <source>choose another --out</source>
        <translation>다른 --out을 고르십시오</translation>
    </message>
    <message>
        <source>unknown state &apos;%1&apos; of a run</source>
        <translation>실행의 상태 &apos;%1&apos;을(를) 알 수 없습니다</translation>
    </message>
    <message>
        <source>use the Blindspot that made it</source>
        <translation>그것을 만든 Blindspot을 쓰십시오</translation>
    </message>
    <message>
        <source>none of the %1 images shows an object of class &apos;%2&apos;</source>
        <translation>이미지 %1장 가운데 클래스 &apos;%2&apos;의 객체가 있는 것이 없습니다</translation>
    </message>
    <message>
        <source>choose another class, or images that show it</source>
        <translation>다른 클래스나, 그 클래스가 있는 이미지를 고르십시오</translation>
    </message>
    <message>
        <source>the loss was no longer a finite number</source>
        <translation>손실이 더 이상 유한한 수가 아니었습니다</translation>
    </message>
    <message>
        <source>the run has done all of its %1 iterations</source>
        <translation>실행이 반복 %1회를 모두 마쳤습니다</translation>
    </message>
    <message>
        <source>use --iterations with a larger number to go on</source>
        <translation>이어가려면 --iterations에 더 큰 수를 쓰십시오</translation>
    </message>
    <message>
        <source>ask for a larger number of iterations to go on</source>
        <translation>이어가려면 반복 횟수를 늘리십시오</translation>
    </message>
    <message>
        <source>the run has done %1 iterations already</source>
        <translation>실행이 이미 반복 %1회를 마쳤습니다</translation>
    </message>
    <message>
        <source>use a larger number</source>
        <translation>더 큰 수를 쓰십시오</translation>
    </message>
    <message>
        <source>%1 of the run&apos;s %2 images cannot be read any more</source>
        <translation>실행의 이미지 %2장 가운데 %1장을 더는 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>bring the files back (dataset locate), or train anew</source>
        <translation>파일을 되돌리거나(dataset locate) 새로 학습하십시오</translation>
    </message>
    <message>
        <source>bring the files back or locate the dataset&apos;s folder, or train anew</source>
        <translation>파일을 되돌리거나 데이터셋의 폴더를 알려 주거나, 새로 학습하십시오</translation>
    </message>
    <message>
        <source>Using CUDA: %1</source>
        <translation>CUDA 사용: %1</translation>
    </message>
    <message>
        <source>Using CPU: %1</source>
        <translation>CPU 사용: %1</translation>
    </message>
    <message>
        <source>%1 (going on from the checkpoint before it)</source>
        <translation>%1(이전 체크포인트에서 이어갑니다)</translation>
    </message>
    <message>
        <source>another program is training this run</source>
        <translation>다른 프로그램이 이 실행을 학습하고 있습니다</translation>
    </message>
    <message>
        <source>wait for it or stop it there</source>
        <translation>끝나기를 기다리거나 그쪽에서 중지하십시오</translation>
    </message>
    <message>
        <source>the run&apos;s folder cannot be made (%1)</source>
        <translation>실행의 폴더를 만들 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>no free name for a run was found</source>
        <translation>실행에 쓸 빈 이름을 찾지 못했습니다</translation>
    </message>
    <message>
        <source>there is no run &apos;%1&apos;</source>
        <translation>실행 &apos;%1&apos;이(가) 없습니다</translation>
    </message>
    <message>
        <source>this workspace has no runs yet</source>
        <translation>이 작업 공간에는 아직 실행이 없습니다</translation>
    </message>
    <message>
        <source>the newest runs are %1</source>
        <translation>최근 실행: %1</translation>
    </message>
    <message>
        <source>train anew</source>
        <translation>새로 학습하십시오</translation>
    </message>
    <message>
        <source>the run&apos;s files cannot be removed (%1)</source>
        <translation>실행의 파일을 제거할 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>the request is no JSON</source>
        <translation>요청이 JSON이 아닙니다</translation>
    </message>
    <message>
        <source>the input size %1 is no multiple of 32 from 32 to 4096</source>
        <translation>입력 크기 %1은(는) 32~4096의 32의 배수가 아닙니다</translation>
    </message>
    <message>
        <source>fresh patches are trained against one class</source>
        <translation>새 패치는 한 클래스에 대해 학습합니다</translation>
    </message>
    <message>
        <source>name it with --patch-class</source>
        <translation>--patch-class로 지정하십시오</translation>
    </message>
    <message>
        <source>choose the class of the patches</source>
        <translation>패치의 클래스를 고르십시오</translation>
    </message>
    <message>
        <source>training %1</source>
        <translation>학습 %1</translation>
    </message>
    <message>
        <source>the training is complete</source>
        <translation>학습이 끝났습니다</translation>
    </message>
    <message>
        <source>another training writes this file (%1)</source>
        <translation>다른 학습이 이 파일에 쓰고 있습니다(%1)</translation>
    </message>
    <message>
        <source>wait for it or stop it, or choose another file</source>
        <translation>끝나기를 기다리거나 중지하거나, 다른 파일을 고르십시오</translation>
    </message>
    <message>
        <source>there is a detector &apos;%1&apos; with another file</source>
        <translation>파일이 다른 탐지기 &apos;%1&apos;이(가) 있습니다</translation>
    </message>
    <message>
        <source>every image is held out for the validation</source>
        <translation>모든 이미지가 검증용으로 보류됩니다</translation>
    </message>
    <message>
        <source>choose a smaller one</source>
        <translation>더 작은 것을 고르십시오</translation>
    </message>
    <message>
        <source>the images have no annotations</source>
        <translation>이미지에 주석이 없습니다</translation>
    </message>
    <message>
        <source>choose images with boxes</source>
        <translation>상자가 있는 이미지를 고르십시오</translation>
    </message>
    <message>
        <source>unknown state &apos;%1&apos; of a training</source>
        <translation>학습의 상태 &apos;%1&apos;을(를) 알 수 없습니다</translation>
    </message>
    <message>
        <source>use one of the classes that it is trained on</source>
        <translation>학습하는 클래스 가운데 하나를 쓰십시오</translation>
    </message>
    <message>
        <source>another program is at this training</source>
        <translation>다른 프로그램이 이 학습을 하고 있습니다</translation>
    </message>
    <message>
        <source>the training&apos;s folder cannot be made (%1)</source>
        <translation>학습의 폴더를 만들 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>no free name for a training was found</source>
        <translation>학습에 쓸 빈 이름을 찾지 못했습니다</translation>
    </message>
    <message>
        <source>there is no training &apos;%1&apos;</source>
        <translation>학습 &apos;%1&apos;이(가) 없습니다</translation>
    </message>
    <message>
        <source>this workspace has trained no detectors yet</source>
        <translation>이 작업 공간에서는 아직 탐지기를 학습하지 않았습니다</translation>
    </message>
    <message>
        <source>the newest ones are %1</source>
        <translation>최근 것: %1</translation>
    </message>
    <message>
        <source>another image was chosen</source>
        <translation>다른 이미지를 골랐습니다</translation>
    </message>
    <message>
        <source>the dataset has no pictures</source>
        <translation>데이터셋에 그림이 없습니다</translation>
    </message>
    <message>
        <source>there is no patch to print</source>
        <translation>인쇄할 패치가 없습니다</translation>
    </message>
    <message>
        <source>the patch does not fit on the paper</source>
        <translation>패치가 용지에 들어가지 않습니다</translation>
    </message>
    <message>
        <source>choose a larger paper</source>
        <translation>더 큰 용지를 선택하십시오</translation>
    </message>
    <message>
        <source>choose another file</source>
        <translation>다른 파일을 고르십시오</translation>
    </message>
    <message>
        <source>there is no patch yet</source>
        <translation>아직 패치가 없습니다</translation>
    </message>
    <message>
        <source>train it further</source>
        <translation>더 학습하십시오</translation>
    </message>
    <message>
        <source>reading annotations</source>
        <translation>주석 읽는 중</translation>
    </message>
    <message>
        <source>reading detections</source>
        <translation>탐지 읽는 중</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>읽기</translation>
    </message>
    <message>
        <source>the image is skipped</source>
        <translation>이 이미지는 건너뜁니다</translation>
    </message>
    <message>
        <source>loading images</source>
        <translation>이미지 읽는 중</translation>
    </message>
    <message>
        <source>indexing</source>
        <translation>색인 기록</translation>
    </message>
    <message>
        <source>indexing images</source>
        <translation>이미지 색인 기록</translation>
    </message>
    <message>
        <source>indexing annotations</source>
        <translation>주석 색인 기록</translation>
    </message>
    <message>
        <source>%1 (%2 to %3, odd)</source>
        <translation>%1(%2~%3의 홀수)</translation>
    </message>
    <message>
        <source>%1 (%2 to %3, whole)</source>
        <translation>%1(%2~%3의 정수)</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1(%2~%3)</translation>
    </message>
    <message>
        <source>there is no defence &apos;%1&apos;</source>
        <translation>방어 &apos;%1&apos;이(가) 없습니다</translation>
    </message>
    <message>
        <source>the defence %1 has no parameter &apos;%2&apos;</source>
        <translation>방어 %1에 매개변수 &apos;%2&apos;이(가) 없습니다</translation>
    </message>
    <message>
        <source>it has %1</source>
        <translation>있는 것: %1</translation>
    </message>
    <message>
        <source>%1 is no value for &apos;%2&apos; of the defence %3</source>
        <translation>%1은(는) 방어 %3의 &apos;%2&apos;에 맞지 않는 값입니다</translation>
    </message>
    <message>
        <source>it takes %1</source>
        <translation>받는 값: %1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is given twice</source>
        <translation>&apos;%1&apos;이(가) 두 번 주어졌습니다</translation>
    </message>
    <message>
        <source>give it once</source>
        <translation>한 번만 쓰십시오</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no parameter with its value</source>
        <translation>&apos;%1&apos;은(는) 값이 있는 매개변수가 아닙니다</translation>
    </message>
    <message>
        <source>write it as %1</source>
        <translation>다음과 같이 쓰십시오: %1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no number</source>
        <translation>&apos;%1&apos;은(는) 수가 아닙니다</translation>
    </message>
    <message>
        <source>&apos;%1&apos; takes %2</source>
        <translation>&apos;%1&apos;이(가) 받는 값: %2</translation>
    </message>
    <message>
        <source>the defence %1 has no parameters</source>
        <translation>방어 %1에는 매개변수가 없습니다</translation>
    </message>
    <message>
        <source>write %1</source>
        <translation>%1(이)라고 쓰십시오</translation>
    </message>
    <message>
        <source>the defence %1</source>
        <translation>방어 %1</translation>
    </message>
    <message>
        <source>windows cannot overlap by their whole side; make overlap smaller</source>
        <translation>창은 한 변 전체만큼 겹칠 수 없습니다. 겹침을 줄이십시오</translation>
    </message>
    <message>
        <source>there is another dataset of this name</source>
        <translation>이 이름의 다른 데이터셋이 있습니다</translation>
    </message>
    <message>
        <source>rename it, or use another --workspace</source>
        <translation>이름을 바꾸거나 다른 --workspace를 쓰십시오</translation>
    </message>
    <message>
        <source>rename it, or use another workspace</source>
        <translation>이름을 바꾸거나 다른 작업 공간을 쓰십시오</translation>
    </message>
    <message>
        <source>there is no picture to look at</source>
        <translation>볼 그림이 없습니다</translation>
    </message>
    <message>
        <source>none of the images that could be read shows an object of class &apos;%1&apos;</source>
        <translation>읽을 수 있는 이미지 가운데 클래스 &apos;%1&apos;의 객체가 있는 것이 없습니다</translation>
    </message>
    <message>
        <source>an image that could be read before cannot be read any more</source>
        <translation>읽을 수 있던 이미지를 더는 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>try again</source>
        <translation>다시 시도하십시오</translation>
    </message>
    <message>
        <source>name one</source>
        <translation>하나를 고르십시오</translation>
    </message>
    <message>
        <source>choose others</source>
        <translation>다른 것을 고르십시오</translation>
    </message>
    <message>
        <source>one picture does not fit into the memory</source>
        <translation>그림 한 장도 메모리에 들어가지 않습니다</translation>
    </message>
    <message>
        <source>use --device cpu, or a smaller detector</source>
        <translation>--device cpu나 더 작은 탐지기를 쓰십시오</translation>
    </message>
    <message>
        <source>use the CPU or a smaller detector</source>
        <translation>CPU나 더 작은 탐지기를 쓰십시오</translation>
    </message>
    <message>
        <source>the image is left out</source>
        <translation>이 이미지는 제외합니다</translation>
    </message>
    <message>
        <source>evaluating</source>
        <translation>평가 중</translation>
    </message>
    <message>
        <source>use clean, grey, random or patch</source>
        <translation>clean, grey, random, patch 가운데 하나를 쓰십시오</translation>
    </message>
    <message>
        <source>use %1 or %2</source>
        <translation>%1 또는 %2을(를) 쓰십시오</translation>
    </message>
    <message>
        <source>the file is damaged or of another program; write the report again</source>
        <translation>파일이 손상되었거나 다른 프로그램의 것입니다. 보고서를 다시 쓰십시오</translation>
    </message>
    <message>
        <source>is no object</source>
        <translation>객체가 아님</translation>
    </message>
    <message>
        <source>not an evaluation&apos;s report: it %1</source>
        <translation>평가 보고서가 아닙니다: 전체가 %1</translation>
    </message>
    <message>
        <source>not an evaluation&apos;s report: &apos;%1&apos; %2</source>
        <translation>평가 보고서가 아닙니다: &apos;%1&apos;이(가) %2</translation>
    </message>
    <message>
        <source>is no list</source>
        <translation>목록이 아님</translation>
    </message>
    <message>
        <source>has %1 elements, not %2</source>
        <translation>요소가 %2개가 아니라 %1개임</translation>
    </message>
    <message>
        <source>is no text</source>
        <translation>글이 아님</translation>
    </message>
    <message>
        <source>is no whole number of 64 bits</source>
        <translation>64비트 정수가 아님</translation>
    </message>
    <message>
        <source>is no whole number from 0</source>
        <translation>0 이상의 정수가 아님</translation>
    </message>
    <message>
        <source>is neither true nor false</source>
        <translation>참도 거짓도 아님</translation>
    </message>
    <message>
        <source>is no number</source>
        <translation>수가 아님</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>is &apos;%1&apos;, which is not known</source>
        <translation>알 수 없는 &apos;%1&apos;임</translation>
    </message>
    <message>
        <source>has marks other than 0 to 3</source>
        <translation>0~3이 아닌 표시가 있음</translation>
    </message>
    <message>
        <source>is no list of five numbers a detection</source>
        <translation>탐지마다 수 다섯 개인 목록이 아님</translation>
    </message>
    <message>
        <source>a report cannot be written as a file without an ending</source>
        <translation>확장자가 없는 파일로는 보고서를 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>a report cannot be written as &apos;%1&apos;</source>
        <translation>보고서를 &apos;%1&apos;(으)로 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>name the file .pdf, .html, .json or .csv</source>
        <translation>파일 이름을 .pdf, .html, .json, .csv로 끝내십시오</translation>
    </message>
    <message>
        <source>this build of the program writes no PDF</source>
        <translation>이 빌드는 PDF를 쓰지 못합니다</translation>
    </message>
    <message>
        <source>name the file .html, .json or .csv</source>
        <translation>파일 이름을 .html, .json, .csv로 끝내십시오</translation>
    </message>
    <message>
        <source>not an evaluation&apos;s report: %1</source>
        <translation>평가 보고서가 아닙니다: %1</translation>
    </message>
    <message>
        <source>more figures of patches than there are patches</source>
        <translation>패치보다 패치의 수치가 많음</translation>
    </message>
    <message>
        <source>not an evaluation&apos;s report: %1 %2 of %3 is used</source>
        <translation>평가 보고서가 아닙니다: %3개뿐인 %1의 %2번을 씁니다</translation>
    </message>
    <message>
        <source>is no whole number</source>
        <translation>정수가 아님</translation>
    </message>
    <message>
        <source>the report was written by a newer Blindspot (%1): its format is %2, and this version reads %3</source>
        <translation>더 새로운 Blindspot(%1)이 쓴 보고서입니다. 보고서의 형식은 %2, 이 버전이 읽는 형식은 %3입니다</translation>
    </message>
    <message>
        <source>the report was written by a newer Blindspot: its format is %1, and this version reads %2</source>
        <translation>더 새로운 Blindspot이 쓴 보고서입니다. 보고서의 형식은 %1, 이 버전이 읽는 형식은 %2입니다</translation>
    </message>
    <message>
        <source>read it with the version that wrote it; it is kept as it is</source>
        <translation>그 보고서를 쓴 버전으로 읽으십시오. 보고서는 그대로 남습니다</translation>
    </message>
    <message>
        <source>the report has format %1, which this version does not know</source>
        <translation>보고서의 형식 %1을(를) 이 버전은 모릅니다</translation>
    </message>
    <message>
        <source>read it with the version of Blindspot that wrote it</source>
        <translation>그 보고서를 쓴 버전의 Blindspot으로 읽으십시오</translation>
    </message>
    <message>
        <source>not an evaluation&apos;s report: no valid JSON (%1)</source>
        <translation>평가 보고서가 아닙니다: 올바른 JSON이 아님(%1)</translation>
    </message>
    <message>
        <source>the folder cannot be read (%1)</source>
        <translation>폴더를 읽을 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>the folder is not empty</source>
        <translation>폴더가 비어 있지 않습니다</translation>
    </message>
    <message>
        <source>choose another one, or one that does not exist yet</source>
        <translation>다른 폴더나 아직 없는 폴더를 고르십시오</translation>
    </message>
    <message>
        <source>the folder holds another demonstration</source>
        <translation>폴더에 다른 시연이 있습니다</translation>
    </message>
    <message>
        <source>choose another folder, or the seed and the number of images that its demo.json names</source>
        <translation>다른 폴더를 고르거나, demo.json에 적힌 시드와 이미지 수를 쓰십시오</translation>
    </message>
    <message>
        <source>drawing the scenes was stopped</source>
        <translation>장면 그리기를 중지했습니다</translation>
    </message>
    <message>
        <source>the same command goes on</source>
        <translation>같은 명령으로 이어집니다</translation>
    </message>
    <message>
        <source>Drawing scene</source>
        <translation>장면 그리는 중</translation>
    </message>
    <message>
        <source>the number of images is out of range</source>
        <translation>이미지 수가 범위를 벗어납니다</translation>
    </message>
    <message>
        <source>use 1 to %1</source>
        <translation>1~%1을 입력하십시오</translation>
    </message>
    <message>
        <source>the content could not be made</source>
        <translation>내용을 만들지 못했습니다</translation>
    </message>
    <message>
        <source>a picture of %1 x %2 pixels cannot be written as PNG</source>
        <translation>%1 x %2픽셀의 그림을 PNG로 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>check that there is enough memory</source>
        <translation>메모리가 충분한지 확인하세요</translation>
    </message>
    <message>
        <source>the page could not be made</source>
        <translation>페이지를 만들지 못했습니다</translation>
    </message>
    <message>
        <source>check the printer, and that there is enough memory</source>
        <translation>프린터를 확인하고 메모리가 충분한지 확인하세요</translation>
    </message>
    <message>
        <source>the newest checkpoint is missing</source>
        <translation>최신 체크포인트가 없습니다</translation>
    </message>
    <message>
        <source>the checkpoint is damaged: its digest does not fit its content</source>
        <translation>체크포인트가 손상되었습니다: 다이제스트가 내용과 맞지 않습니다</translation>
    </message>
    <message>
        <source>the checkpoint is damaged: its tensor %1 is not of float32</source>
        <translation>체크포인트가 손상되었습니다: 텐서 %1이(가) float32가 아닙니다</translation>
    </message>
    <message>
        <source>no thread can be started (%1)</source>
        <translation>스레드를 시작할 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>end other programs, or raise the limit of processes</source>
        <translation>다른 프로그램을 종료하거나 프로세스 수의 제한을 늘리십시오</translation>
    </message>
    <message>
        <source>Resource temporarily unavailable</source>
        <translation>자원을 일시적으로 사용할 수 없음</translation>
    </message>
    <message>
        <source>the training&apos;s files cannot be removed (%1)</source>
        <translation>학습의 파일을 제거할 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>option &apos;%1&apos; is missing</source>
        <translation>옵션 &apos;%1&apos;이(가) 없습니다</translation>
    </message>
    <message>
        <source>is not known</source>
        <translation>은(는) 알 수 없습니다</translation>
    </message>
    <message>
        <source>it</source>
        <translation>그것</translation>
    </message>
    <message>
        <source>pictures of another size than the annotations say, in the same shape: %1 (%2 has %3 x %4 pixels, not %5 x %6); their boxes (%7) were scaled to the pictures; %8</source>
        <translation>크기가 주석과 다르지만 비율은 같은 그림: %1장(%2은(는) %5 x %6이 아니라 %3 x %4픽셀). 그 박스(%7개)를 그림에 맞춰 늘이거나 줄였습니다. %8</translation>
    </message>
    <message>
        <source>pictures of another size than the annotations say, in the same shape: %1 (%2 has %3 x %4 pixels, not %5 x %6); their boxes (%7) fit the pictures alone and are taken as they are; %8</source>
        <translation>크기가 주석과 다르지만 비율은 같은 그림: %1장(%2은(는) %5 x %6이 아니라 %3 x %4픽셀). 그 박스(%7개)는 그림에만 맞아 그대로 씁니다. %8</translation>
    </message>
    <message>
        <source>pictures that their camera&apos;s orientation (EXIF) turns, with the sizes from before in the annotations: %1 (%2 has %3 x %4 pixels upright, not %5 x %6); their boxes (%7) are taken as of the upright picture; %8</source>
        <translation>카메라 방향(EXIF)에 따라 돌아가며 주석에는 돌기 전 크기가 적힌 그림: %1장(%2은(는) 바로 세우면 %5 x %6이 아니라 %3 x %4픽셀). 그 박스(%7개)는 바로 세운 그림의 것으로 봅니다. %8</translation>
    </message>
    <message>
        <source>pictures of another size than the annotations say, in another shape: %1 (%2 has %3 x %4 pixels, not %5 x %6); their boxes (%7) are taken as pixels of the pictures; %8</source>
        <translation>크기도 비율도 주석과 다른 그림: %1장(%2은(는) %5 x %6이 아니라 %3 x %4픽셀). 그 박스(%7개)는 그림의 픽셀로 봅니다. %8</translation>
    </message>
    <message>
        <source>all fit</source>
        <translation>모두 맞습니다</translation>
    </message>
    <message>
        <source>%1 of them reach out of the picture and are cut or left out: these were not made for the pictures as they are</source>
        <translation>그 가운데 %1개가 그림을 벗어나 자르거나 제외합니다. 지금의 그림에 맞춰 만든 것이 아닙니다</translation>
    </message>
    <message>
        <source>the file is too large for a list of class names</source>
        <translation>클래스 이름 목록으로는 파일이 너무 큽니다</translation>
    </message>
    <message>
        <source>choose a text file with a name a line, or a data.yaml</source>
        <translation>한 줄에 이름 하나씩 적힌 텍스트 파일이나 data.yaml을 고르십시오</translation>
    </message>
    <message>
        <source>there are no class names in it</source>
        <translation>클래스 이름이 없습니다</translation>
    </message>
    <message>
        <source>annotation number %1 of the file, of image %2</source>
        <translation>파일의 %1번째 주석(이미지 %2)</translation>
    </message>
    <message>
        <source>the file names no classes; they are called by the ids that its annotations have (%1)</source>
        <translation>파일에 클래스 이름이 없어, 주석에 적힌 번호로 부릅니다(%1)</translation>
    </message>
    <message>
        <source>annotations that are written a second time, with the same id, class and box: %1; all count, as with pycocotools</source>
        <translation>번호, 클래스, 박스가 같아 두 번 적힌 주석: %1개. pycocotools처럼 모두 셉니다</translation>
    </message>
    <message>
        <source>the annotations are LVIS&apos;, in which not every class was looked for on every image; COCO&apos;s figures, which these are, count a detection of such a class as wrong, and LVIS&apos; own do not</source>
        <translation>이 주석은 LVIS의 것으로, 모든 이미지에서 모든 클래스를 찾아 표시하지는 않았습니다. 여기의 COCO 수치는 그런 클래스의 탐지를 틀린 것으로 세지만, LVIS의 수치는 그러지 않습니다</translation>
    </message>
    <message>
        <source>the detections&apos; boxes look normalised: all %1 lie between 0 and 1, and COCO&apos;s are pixels</source>
        <translation>탐지의 박스가 정규화된 것 같습니다: %1개 모두 0과 1 사이인데, COCO는 픽셀입니다</translation>
    </message>
    <message>
        <source>the annotations&apos; boxes look normalised: all %1 lie between 0 and 1, and COCO&apos;s are pixels</source>
        <translation>주석의 박스가 정규화된 것 같습니다: %1개 모두 0과 1 사이인데, COCO는 픽셀입니다</translation>
    </message>
    <message>
        <source>images without file_name: %1; they are found by the last part of their coco_url</source>
        <translation>file_name이 없는 이미지: %1장. coco_url의 마지막 부분으로 찾습니다</translation>
    </message>
    <message>
        <source>the file has no list &quot;annotations&quot;: its pictures are without objects</source>
        <translation>파일에 &quot;annotations&quot; 목록이 없어, 그림에 객체가 없습니다</translation>
    </message>
    <message>
        <source>the file is LVIS&apos;, in which not every class was looked for on every picture (pictures on which not all objects of some class are marked: %1): a detection that counts as invented may be an object without a mark</source>
        <translation>이 파일은 LVIS의 것으로, 모든 그림에서 모든 클래스를 찾아 표시하지는 않았습니다(어떤 클래스의 객체가 모두 표시되지는 않은 그림: %1장). 오탐으로 센 탐지가 표시되지 않은 객체일 수 있습니다</translation>
    </message>
    <message>
        <source>there is no JSON file in the folder, nor in its folder &quot;annotations&quot;</source>
        <translation>폴더에도, 그 안의 &quot;annotations&quot; 폴더에도 JSON 파일이 없습니다</translation>
    </message>
    <message>
        <source>the folder has %1 annotation files: %2</source>
        <translation>폴더에 주석 파일이 %1개 있습니다: %2</translation>
    </message>
    <message>
        <source>give one of them</source>
        <translation>그 가운데 하나를 고르십시오</translation>
    </message>
    <message>
        <source>give the file with &quot;images&quot;, &quot;annotations&quot; and &quot;categories&quot;, such as instances_val2017.json</source>
        <translation>instances_val2017.json처럼 &quot;images&quot;, &quot;annotations&quot;, &quot;categories&quot;가 있는 파일을 고르십시오</translation>
    </message>
    <message>
        <source>have that program write COCO, or convert the file</source>
        <translation>그 프로그램에서 COCO로 저장하거나 파일을 변환하십시오</translation>
    </message>
    <message>
        <source>the JSON is an empty list, not an object with images</source>
        <translation>JSON이 이미지가 있는 객체가 아니라 빈 목록입니다</translation>
    </message>
    <message>
        <source>give the annotations here; &quot;evaluate detections&quot; measures the results</source>
        <translation>여기에서는 주석을 고르십시오. 결과는 &quot;evaluate detections&quot;로 측정합니다</translation>
    </message>
    <message>
        <source>these are the results of a detector, a list of detections and not an object with images and classes</source>
        <translation>탐지기의 결과입니다. 이미지와 클래스가 있는 객체가 아니라 탐지의 목록입니다</translation>
    </message>
    <message>
        <source>give the file of the annotations</source>
        <translation>주석 파일을 고르십시오</translation>
    </message>
    <message>
        <source>this is a list of annotations alone, not an object with images and classes</source>
        <translation>이미지와 클래스가 있는 객체가 아니라 주석만의 목록입니다</translation>
    </message>
    <message>
        <source>this is a list of pictures as CreateML writes it, not an object as COCO has it</source>
        <translation>COCO의 객체가 아니라 CreateML이 쓰는 그림 목록입니다</translation>
    </message>
    <message>
        <source>this is a list of tasks as Label Studio writes it, not an object as COCO has it</source>
        <translation>COCO의 객체가 아니라 Label Studio가 쓰는 작업 목록입니다</translation>
    </message>
    <message>
        <source>export it from there as COCO</source>
        <translation>그 프로그램에서 COCO로 내보내십시오</translation>
    </message>
    <message>
        <source>the JSON is a list, not an object with images, annotations and categories</source>
        <translation>JSON이 images, annotations, categories가 있는 객체가 아니라 목록입니다</translation>
    </message>
    <message>
        <source>this is a file of labelme, which is about one picture</source>
        <translation>그림 한 장에 대한 labelme 파일입니다</translation>
    </message>
    <message>
        <source>convert labelme&apos;s files to one COCO file</source>
        <translation>labelme 파일들을 COCO 파일 하나로 변환하십시오</translation>
    </message>
    <message>
        <source>this is a project of the VGG Image Annotator</source>
        <translation>VGG Image Annotator의 프로젝트입니다</translation>
    </message>
    <message>
        <source>this is GeoJSON, which speaks of a map and not of pictures</source>
        <translation>그림이 아니라 지도를 다루는 GeoJSON입니다</translation>
    </message>
    <message>
        <source>the JSON has no list &quot;images&quot;, and nothing else</source>
        <translation>JSON에 &quot;images&quot; 목록이 없고 다른 것도 없습니다</translation>
    </message>
    <message>
        <source>the JSON has no list &quot;images&quot; (it has %1)</source>
        <translation>JSON에 &quot;images&quot; 목록이 없습니다(있는 것: %1)</translation>
    </message>
    <message>
        <source>entry number %1 of &quot;%2&quot; is not an object; it is left out</source>
        <translation>&quot;%2&quot;의 %1번째 항목이 객체가 아니어서 제외합니다</translation>
    </message>
    <message>
        <source>annotation number %1 of the file</source>
        <translation>파일의 %1번째 주석</translation>
    </message>
    <message>
        <source>id that is a whole number or a text</source>
        <translation>정수나 글로 된 id</translation>
    </message>
    <message>
        <source>category number %1 of the file has no name; it is called &quot;%2&quot;</source>
        <translation>파일의 %1번째 클래스에 이름이 없어 &quot;%2&quot;(으)로 부릅니다</translation>
    </message>
    <message>
        <source>it has no image_id that is a whole number or a text; it is left out</source>
        <translation>정수나 글로 된 image_id가 없어 제외합니다</translation>
    </message>
    <message>
        <source>it has no category_id that is a whole number or a text; it is left out</source>
        <translation>정수나 글로 된 category_id가 없어 제외합니다</translation>
    </message>
    <message>
        <source>it has no bbox, and a segmentation without a box around it; it is left out</source>
        <translation>bbox가 없고, segmentation은 박스로 둘러쌀 수 없어 제외합니다</translation>
    </message>
    <message>
        <source>its bbox has %1 numbers and not four (left, top, width, height); it is left out</source>
        <translation>bbox의 수가 네 개(왼쪽, 위, 너비, 높이)가 아니라 %1개여서 제외합니다</translation>
    </message>
    <message>
        <source>its bbox is a list of lists, not of four numbers; it is left out</source>
        <translation>bbox가 수 네 개의 목록이 아니라 목록의 목록이어서 제외합니다</translation>
    </message>
    <message>
        <source>its bbox is an object, not a list of four numbers; it is left out</source>
        <translation>bbox가 수 네 개의 목록이 아니라 객체여서 제외합니다</translation>
    </message>
    <message>
        <source>its bbox is a text, not a list of four numbers; it is left out</source>
        <translation>bbox가 수 네 개의 목록이 아니라 글이어서 제외합니다</translation>
    </message>
    <message>
        <source>it has neither a bbox of four numbers nor a segmentation; it is left out</source>
        <translation>수 네 개로 된 bbox도 segmentation도 없어 제외합니다</translation>
    </message>
    <message>
        <source>give the file of the boxes, such as instances_val2017.json</source>
        <translation>instances_val2017.json처럼 박스가 있는 파일을 고르십시오</translation>
    </message>
    <message>
        <source>the file has captions of the pictures and no boxes</source>
        <translation>파일에 그림의 설명문만 있고 박스가 없습니다</translation>
    </message>
    <message>
        <source>this is a file of panoptic segmentation, whose annotations are lists of segments and no boxes</source>
        <translation>파놉틱 분할 파일입니다. 그 주석은 조각의 목록이고 박스가 없습니다</translation>
    </message>
    <message>
        <source>the JSON is not a list of detections but an object</source>
        <translation>JSON이 탐지의 목록이 아니라 객체입니다</translation>
    </message>
    <message>
        <source>has no image_id that is a whole number or a text</source>
        <translation>정수나 글로 된 image_id가 없습니다</translation>
    </message>
    <message>
        <source>has no category_id that is a whole number or a text</source>
        <translation>정수나 글로 된 category_id가 없습니다</translation>
    </message>
    <message>
        <source>a file that a system keeps; it is left out</source>
        <translation>시스템이 두는 파일이어서 제외합니다</translation>
    </message>
    <message>
        <source>a hidden folder; it is left out</source>
        <translation>숨은 폴더여서 제외합니다</translation>
    </message>
    <message>
        <source>the link leads nowhere; it is left out</source>
        <translation>링크가 가리키는 것이 없어 제외합니다</translation>
    </message>
    <message>
        <source>the folder is taken already; the link is left out</source>
        <translation>폴더를 이미 읽어 링크를 제외합니다</translation>
    </message>
    <message>
        <source>the folder cannot be read (%1); what is in it is left out</source>
        <translation>폴더를 읽을 수 없어(%1) 그 안의 것을 제외합니다</translation>
    </message>
    <message>
        <source>the file is taken already; the link is left out</source>
        <translation>파일을 이미 읽어 링크를 제외합니다</translation>
    </message>
    <message>
        <source>there are more than %1 files in it; the others are left out</source>
        <translation>파일이 %1개보다 많아 나머지를 제외합니다</translation>
    </message>
    <message>
        <source>identifying images</source>
        <translation>이미지 식별 중</translation>
    </message>
    <message>
        <source>looking for the images was stopped</source>
        <translation>이미지 찾기를 중지했습니다</translation>
    </message>
    <message>
        <source>identifying the images was stopped</source>
        <translation>이미지 식별을 중지했습니다</translation>
    </message>
    <message>
        <source>%1 of %2 images cannot be used and are left out</source>
        <translation>이미지 %2장 가운데 %1장은 쓸 수 없어 제외합니다</translation>
    </message>
    <message>
        <source>the picture has %1 x %2 pixels, and had %3 x %4 by its dataset: it was changed since the import, or imported without a look at it</source>
        <translation>그림이 %1 x %2픽셀인데 데이터셋에는 %3 x %4픽셀로 적혔습니다: 가져온 뒤에 바뀌었거나, 그림을 보지 않고 가져왔습니다</translation>
    </message>
    <message>
        <source>import the dataset again under its name with --replace: boxes are then fitted to the pictures</source>
        <translation>데이터셋을 같은 이름으로 --replace를 써서 다시 가져오십시오. 그러면 박스를 그림에 맞춥니다</translation>
    </message>
    <message>
        <source>import the dataset again under its name: boxes are then fitted to the pictures</source>
        <translation>데이터셋을 같은 이름으로 다시 가져오십시오. 그러면 박스를 그림에 맞춥니다</translation>
    </message>
    <message>
        <source>there is no image to read</source>
        <translation>읽을 이미지가 없습니다</translation>
    </message>
    <message>
        <source>none of the %1 images can be used (%2)</source>
        <translation>이미지 %1장을 모두 쓸 수 없습니다(%2)</translation>
    </message>
    <message>
        <source>pictures that are missing</source>
        <translation>없는 그림</translation>
    </message>
    <message>
        <source>pictures that are found in several places</source>
        <translation>여러 곳에 있는 그림</translation>
    </message>
    <message>
        <source>pictures that cannot be read</source>
        <translation>읽을 수 없는 그림</translation>
    </message>
    <message>
        <source>pictures of a format that is not decoded</source>
        <translation>풀지 않는 형식의 그림</translation>
    </message>
    <message>
        <source>pictures that are listed twice</source>
        <translation>두 번 적힌 그림</translation>
    </message>
    <message>
        <source>pictures without labels</source>
        <translation>라벨이 없는 그림</translation>
    </message>
    <message>
        <source>labels without a picture</source>
        <translation>그림이 없는 라벨</translation>
    </message>
    <message>
        <source>label files that fit several pictures</source>
        <translation>여러 그림에 맞는 라벨 파일</translation>
    </message>
    <message>
        <source>label files that cannot be read</source>
        <translation>읽을 수 없는 라벨 파일</translation>
    </message>
    <message>
        <source>folders that cannot be read</source>
        <translation>읽을 수 없는 폴더</translation>
    </message>
    <message>
        <source>folders and lists that are missing</source>
        <translation>없는 폴더와 목록</translation>
    </message>
    <message>
        <source>links to what is taken already</source>
        <translation>이미 읽은 것을 가리키는 링크</translation>
    </message>
    <message>
        <source>files and folders of an operating system</source>
        <translation>운영 체제의 파일과 폴더</translation>
    </message>
    <message>
        <source>text files whose encoding was guessed</source>
        <translation>인코딩을 추측한 텍스트 파일</translation>
    </message>
    <message>
        <source>names of classes that are missing or doubtful</source>
        <translation>없거나 의심스러운 클래스 이름</translation>
    </message>
    <message>
        <source>entries that cannot be read</source>
        <translation>읽을 수 없는 항목</translation>
    </message>
    <message>
        <source>boxes without size or outside their picture</source>
        <translation>크기가 없거나 그림 밖에 있는 박스</translation>
    </message>
    <message>
        <source>boxes that were cut at the picture&apos;s edge</source>
        <translation>그림 가장자리에서 자른 박스</translation>
    </message>
    <message>
        <source>warnings of tiny boxes</source>
        <translation>아주 작은 박스에 대한 경고</translation>
    </message>
    <message>
        <source>objects of a class that does not exist</source>
        <translation>없는 클래스의 객체</translation>
    </message>
    <message>
        <source>objects of a picture that is not listed</source>
        <translation>목록에 없는 그림의 객체</translation>
    </message>
    <message>
        <source>objects that are given twice</source>
        <translation>두 번 있는 객체</translation>
    </message>
    <message>
        <source>ways in which pictures differ in size from the labels</source>
        <translation>그림의 크기가 라벨과 다른 경우</translation>
    </message>
    <message>
        <source>other problems</source>
        <translation>다른 문제</translation>
    </message>
    <message>
        <source>boxes cannot be &quot;%1&quot;</source>
        <translation>박스는 &quot;%1&quot;일 수 없습니다</translation>
    </message>
    <message>
        <source>they are size, corners or fractions</source>
        <translation>size, corners, fractions 가운데 하나입니다</translation>
    </message>
    <message>
        <source>there is a dataset &quot;%1&quot; already (images: %2, selections: %3, imported from %4)</source>
        <translation>데이터셋 &quot;%1&quot;이(가) 이미 있습니다(이미지: %2, 선택 집합: %3, 가져온 곳: %4)</translation>
    </message>
    <message>
        <source>give another name with --name, or import it anew with --replace: pictures of the same file names stay in its selections, all others go</source>
        <translation>--name으로 다른 이름을 주거나, --replace로 새로 가져오십시오. 파일 이름이 같은 그림은 선택 집합에 남고 나머지는 모두 빠집니다</translation>
    </message>
    <message>
        <source>give it another name, or replace it: pictures of the same file names stay in its selections, all others go</source>
        <translation>다른 이름을 붙이거나 바꾸십시오. 파일 이름이 같은 그림은 선택 집합에 남고 나머지는 모두 빠집니다</translation>
    </message>
    <message>
        <source>of each of the %1 pictures several could be meant (%2 is the first one)</source>
        <translation>그림 %1장 모두 여러 파일에 해당할 수 있습니다(처음 것: %2)</translation>
    </message>
    <message>
        <source>no image that is listed can be used (%1)</source>
        <translation>목록에 있는 이미지를 모두 쓸 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>%1 could be its picture, but another entry names it; it is left out</source>
        <translation>%1이(가) 그 그림일 수 있지만 다른 항목이 가리키고 있어 제외합니다</translation>
    </message>
    <message>
        <source>the picture is listed twice; its boxes are taken together</source>
        <translation>그림이 두 번 적혀 그 박스를 합칩니다</translation>
    </message>
    <message>
        <source>reading the pictures&apos; sizes</source>
        <translation>그림의 크기 읽는 중</translation>
    </message>
    <message>
        <source>annotations that are written a second time, with the same id, class and box: %1; they are left out</source>
        <translation>번호, 클래스, 박스가 같아 두 번 적힌 주석: %1개. 제외합니다</translation>
    </message>
    <message>
        <source>boxes of less than 2 pixels in width or height: %1 of %2 (the first on image %3); no detector finds such objects; check that the boxes are in pixels</source>
        <translation>너비나 높이가 2픽셀보다 작은 박스: %2개 가운데 %1개(처음 것은 이미지 %3). 이런 객체를 찾는 탐지기는 없습니다. 박스가 픽셀 단위인지 확인하십시오</translation>
    </message>
    <message>
        <source>say what they are: --boxes fractions (left, top, width, height as fractions of the picture), or --boxes size (pixels all the same)</source>
        <translation>무엇인지 지정하십시오: --boxes fractions(왼쪽, 위, 너비, 높이를 그림에 대한 비율로) 또는 --boxes size(그래도 픽셀)</translation>
    </message>
    <message>
        <source>the boxes look normalised: all %1 lie between 0 and 1, and COCO&apos;s are pixels</source>
        <translation>박스가 정규화된 것 같습니다: %1개 모두 0과 1 사이인데, COCO는 픽셀입니다</translation>
    </message>
    <message>
        <source>say under Boxes what they are</source>
        <translation>&quot;박스&quot;에서 무엇인지 지정하십시오</translation>
    </message>
    <message>
        <source>say what they are: --boxes corners (left, top, right, bottom), or --boxes size (left, top, width, height, cut at the edge)</source>
        <translation>무엇인지 지정하십시오: --boxes corners(왼쪽, 위, 오른쪽, 아래) 또는 --boxes size(왼쪽, 위, 너비, 높이, 가장자리에서 자름)</translation>
    </message>
    <message>
        <source>the boxes look like corners: all %1 fit their pictures as left, top, right, bottom, and most leave them as COCO&apos;s left, top, width, height</source>
        <translation>박스가 모서리 좌표인 것 같습니다: %1개 모두 왼쪽, 위, 오른쪽, 아래로 보면 그림에 맞고, COCO의 왼쪽, 위, 너비, 높이로 보면 대부분 그림을 벗어납니다</translation>
    </message>
    <message>
        <source>none of the %1 annotations can be used (%2)</source>
        <translation>주석 %1개를 모두 쓸 수 없습니다(%2)</translation>
    </message>
    <message>
        <source>the picture is missing; it is left out</source>
        <translation>그림이 없어 제외합니다</translation>
    </message>
    <message>
        <source>its picture %1 is missing; it is left out</source>
        <translation>그림 %1이(가) 없어 제외합니다</translation>
    </message>
    <message>
        <source>several pictures could be meant (%1, %2); it is left out</source>
        <translation>여러 그림에 해당할 수 있어(%1, %2) 제외합니다</translation>
    </message>
    <message>
        <source>%1 could be its picture, and that of another entry; it is left out</source>
        <translation>%1이(가) 이 항목의 그림일 수도, 다른 항목의 그림일 수도 있어 제외합니다</translation>
    </message>
    <message>
        <source>pictures found though their names are written otherwise (escapes, slashes, composed letters, case): %1</source>
        <translation>이름의 표기(이스케이프, 빗금, 조합 문자, 대소문자)가 달라도 찾은 그림: %1</translation>
    </message>
    <message>
        <source>pictures found by the end of their names alone: %1 (the first: %2 for %3)</source>
        <translation>이름의 끝부분만으로 찾은 그림: %1(처음 것: %3의 그림으로 %2)</translation>
    </message>
    <message>
        <source>the file is text in UTF-16; JSON is read in UTF-8</source>
        <translation>UTF-16으로 된 글입니다. JSON은 UTF-8로 읽습니다</translation>
    </message>
    <message>
        <source>save it as UTF-8</source>
        <translation>UTF-8로 저장하십시오</translation>
    </message>
    <message>
        <source>the file is compressed (gzip), not JSON</source>
        <translation>JSON이 아니라 압축된 파일(gzip)입니다</translation>
    </message>
    <message>
        <source>unpack it first</source>
        <translation>먼저 압축을 푸십시오</translation>
    </message>
    <message>
        <source>this is a ZIP archive or a file of weights, not JSON</source>
        <translation>JSON이 아니라 ZIP 압축 파일이나 가중치 파일입니다</translation>
    </message>
    <message>
        <source>unpack it, or give the JSON file</source>
        <translation>압축을 풀거나 JSON 파일을 고르십시오</translation>
    </message>
    <message>
        <source>this is a page of the web or XML, not JSON</source>
        <translation>JSON이 아니라 웹 페이지나 XML입니다</translation>
    </message>
    <message>
        <source>check what was downloaded</source>
        <translation>내려받은 것을 확인하십시오</translation>
    </message>
    <message>
        <source>the file is cut short; copy or download it again</source>
        <translation>파일이 중간에 잘렸습니다. 다시 복사하거나 내려받으십시오</translation>
    </message>
    <message>
        <source>its text is in another encoding, such as Latin-1 or GBK; save the file as UTF-8</source>
        <translation>글이 Latin-1이나 GBK 같은 다른 인코딩으로 되어 있습니다. 파일을 UTF-8로 저장하십시오</translation>
    </message>
    <message>
        <source>correct what wrote it, or copy the file again</source>
        <translation>이 파일을 쓴 쪽을 고치거나 파일을 다시 복사하십시오</translation>
    </message>
    <message>
        <source>it is left out; save it as JPEG or PNG</source>
        <translation>제외합니다. JPEG나 PNG로 저장하십시오</translation>
    </message>
    <message>
        <source>moving WebP pictures are not decoded</source>
        <translation>움직이는 WebP 그림은 풀지 않습니다</translation>
    </message>
    <message>
        <source>%1 pictures are not decoded</source>
        <translation>%1 그림은 풀지 않습니다</translation>
    </message>
    <message>
        <source>pictures of this format are not decoded</source>
        <translation>이 형식의 그림은 풀지 않습니다</translation>
    </message>
    <message>
        <source>the text is not UTF-8; it is read as %1, which is a guess</source>
        <translation>글이 UTF-8이 아니어서 %1(으)로 짐작하여 읽습니다</translation>
    </message>
    <message>
        <source>%1; it is left out</source>
        <translation>%1. 제외합니다</translation>
    </message>
    <message>
        <source>object %1 has no name; it is left out</source>
        <translation>객체 %1에 이름이 없어 제외합니다</translation>
    </message>
    <message>
        <source>object %1 has no bndbox; it is left out</source>
        <translation>객체 %1에 bndbox가 없어 제외합니다</translation>
    </message>
    <message>
        <source>there is no XML file for it; it is left out</source>
        <translation>해당하는 XML 파일이 없어 제외합니다</translation>
    </message>
    <message>
        <source>there is no &lt;annotation&gt; in it</source>
        <translation>&lt;annotation&gt;이 들어 있지 않습니다</translation>
    </message>
    <message>
        <source>the text is not what it says, or says nothing; it is read as %1, which is a guess</source>
        <translation>글의 인코딩이 적힌 것과 다르거나 적혀 있지 않아 %1(으)로 짐작하여 읽습니다</translation>
    </message>
    <message>
        <source>reading the pictures</source>
        <translation>그림을 읽는 중</translation>
    </message>
    <message>
        <source>there is no label file; the picture is taken without objects</source>
        <translation>라벨 파일이 없어 객체가 없는 그림으로 봅니다</translation>
    </message>
    <message>
        <source>several pictures or label files could be meant; it is left out</source>
        <translation>해당할 수 있는 그림이나 라벨 파일이 여럿이어서 제외합니다</translation>
    </message>
    <message>
        <source>there is no picture for it; it is left out</source>
        <translation>해당하는 그림이 없어 제외합니다</translation>
    </message>
    <message>
        <source>label files found though their names are written otherwise: %1</source>
        <translation>이름의 표기가 달라도 찾은 라벨 파일: %1</translation>
    </message>
    <message>
        <source>label files found by their names alone, in other folders: %1</source>
        <translation>다른 폴더에서 이름만으로 찾은 라벨 파일: %1</translation>
    </message>
    <message>
        <source>the file cannot be read; the picture is taken without objects</source>
        <translation>파일을 읽을 수 없어 객체가 없는 그림으로 봅니다</translation>
    </message>
    <message>
        <source>decimal commas are read as points</source>
        <translation>소수점으로 쓴 쉼표를 점으로 읽습니다</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>%1행</translation>
    </message>
    <message>
        <source>what its %1 numbers mean is not clear; it is left out</source>
        <translation>수 %1개의 뜻이 분명하지 않아 제외합니다</translation>
    </message>
    <message>
        <source>rows with numbers above %1: %2 of %3; they look like pixels, but YOLO&apos;s are shares of the picture</source>
        <translation>%1보다 큰 수가 있는 행: %3개 가운데 %2개. 픽셀로 보이지만 YOLO의 수는 그림에 대한 비율입니다</translation>
    </message>
    <message>
        <source>rows that give their class by its name: %1</source>
        <translation>클래스를 이름으로 적은 행: %1</translation>
    </message>
    <message>
        <source>nobody names the classes; their numbers stand for them</source>
        <translation>클래스의 이름이 어디에도 없어 번호를 이름으로 씁니다</translation>
    </message>
    <message>
        <source>the folder %1 that it names as its path is missing; the file&apos;s own folder is taken</source>
        <translation>경로로 적힌 폴더 %1이(가) 없어 파일이 있는 폴더를 씁니다</translation>
    </message>
    <message>
        <source>write names: [first, second]</source>
        <translation>names: [first, second]처럼 적으십시오</translation>
    </message>
    <message>
        <source>it names more classes (%1) than nc says (%2)</source>
        <translation>적힌 클래스 이름(%1개)이 nc의 값(%2)보다 많습니다</translation>
    </message>
    <message>
        <source>nobody names its classes (%1); their numbers stand for them</source>
        <translation>클래스(%1)의 이름이 어디에도 없어 번호를 이름으로 씁니다</translation>
    </message>
    <message>
        <source>class %1 has no name; its number stands for it</source>
        <translation>클래스 %1에 이름이 없어 번호를 이름으로 씁니다</translation>
    </message>
    <message>
        <source>%1, which is given as %2, is read from %3</source>
        <translation>%2(으)로 적힌 %1은(는) %3에서 읽습니다</translation>
    </message>
    <message>
        <source>keypoints after a box</source>
        <translation>박스 뒤의 키포인트</translation>
    </message>
    <message>
        <source>polygons</source>
        <translation>다각형</translation>
    </message>
    <message>
        <source>nothing, as kpt_shape says another count</source>
        <translation>없음(kpt_shape에 적힌 개수와 다름)</translation>
    </message>
    <message>
        <source>a box and one number more, a confidence or a track</source>
        <translation>박스와 수 하나(신뢰도 또는 추적 번호)</translation>
    </message>
    <message>
        <source>a box and further numbers</source>
        <translation>박스와 그 밖의 수</translation>
    </message>
    <message>
        <source>polygons and a confidence</source>
        <translation>다각형과 신뢰도</translation>
    </message>
    <message>
        <source>nothing, as they are neither boxes nor polygons</source>
        <translation>없음(박스도 다각형도 아님)</translation>
    </message>
    <message>
        <source>a box, a confidence and a track</source>
        <translation>박스, 신뢰도, 추적 번호</translation>
    </message>
    <message>
        <source>turned boxes</source>
        <translation>회전한 박스</translation>
    </message>
    <message>
        <source>keypoints after a box or polygons, which the rows leave open; the first four numbers are taken as the box</source>
        <translation>박스 뒤의 키포인트 또는 다각형(행만으로는 알 수 없어 처음 네 수를 박스로 봄)</translation>
    </message>
    <message>
        <source>keypoints after a box, though some of them lie outside it</source>
        <translation>박스 뒤의 키포인트(일부가 박스 밖에 있음)</translation>
    </message>
    <message>
        <source>turned boxes and a confidence</source>
        <translation>회전한 박스와 신뢰도</translation>
    </message>
    <message>
        <source>rows of %1 numbers: %2, read as %3</source>
        <translation>수가 %1개인 행: %2개, 읽는 방식: %3</translation>
    </message>
    <message>
        <source>rows of %1 to %2 numbers: %3, read as %4</source>
        <translation>수가 %1~%2개인 행: %3개, 읽는 방식: %4</translation>
    </message>
    <message>
        <source>it has tabs, which YAML does not allow; they are read as blanks</source>
        <translation>YAML에서 쓸 수 없는 탭이 있어 빈칸으로 읽습니다</translation>
    </message>
    <message>
        <source>put the name in quotes</source>
        <translation>이름을 따옴표로 묶으십시오</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is nothing that can be assumed of a detector</source>
        <translation>&apos;%1&apos;은(는) 탐지기에 대해 가정할 수 있는 항목이 아닙니다</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no value of %2</source>
        <translation>&apos;%1&apos;은(는) %2의 값이 아닙니다</translation>
    </message>
    <message>
        <source>its values: %1</source>
        <translation>쓸 수 있는 값: %1</translation>
    </message>
    <message>
        <source>%1 is assumed twice</source>
        <translation>%1을(를) 두 번 가정했습니다</translation>
    </message>
    <message>
        <source>say it once</source>
        <translation>한 번만 적으십시오</translation>
    </message>
    <message>
        <source>classes without a name: %1</source>
        <translation>이름이 없는 클래스: %1</translation>
    </message>
    <message>
        <source>%1 classes are called &apos;%2&apos;; by this name only the first of them is found</source>
        <translation>클래스 %1개의 이름이 &apos;%2&apos;입니다. 이 이름으로는 그 가운데 처음 것만 찾습니다</translation>
    </message>
    <message>
        <source>the input is %1 x %1 pixels (as chosen)</source>
        <translation>입력은 %1 x %1픽셀입니다(고른 값)</translation>
    </message>
    <message>
        <source>the input is %1 x %1 pixels (the file does not say)</source>
        <translation>입력은 %1 x %1픽셀입니다(파일에 적혀 있지 않음)</translation>
    </message>
    <message>
        <source>the input is %1 x %1 pixels (the file&apos;s own size is no number of pixels)</source>
        <translation>입력은 %1 x %1픽셀입니다(파일에 적힌 크기가 픽셀 수가 아님)</translation>
    </message>
    <message>
        <source>its input size of %1 pixels is larger than %2</source>
        <translation>입력 크기 %1픽셀이 %2보다 큽니다</translation>
    </message>
    <message>
        <source>choose another with --assume input-size=640</source>
        <translation>--assume input-size=640으로 다른 크기를 고르십시오</translation>
    </message>
    <message>
        <source>the file&apos;s input is %1 x %2 pixels (height x width); ours is square: %3 x %3</source>
        <translation>파일의 입력은 %1 x %2픽셀(높이 x 너비)이지만 여기서는 정사각형 %3 x %3을(를) 씁니다</translation>
    </message>
    <message>
        <source>the input size %1 is rounded up to %2, a multiple of the stride %3, as ultralytics does</source>
        <translation>입력 크기 %1을(를) ultralytics처럼 보폭 %3의 배수인 %2(으)로 올립니다</translation>
    </message>
    <message>
        <source>there are %1 class names for the %2 classes of this detector</source>
        <translation>이 탐지기의 클래스는 %2개인데 이름은 %1개입니다</translation>
    </message>
    <message>
        <source>name every class, in the order of the training</source>
        <translation>모든 클래스의 이름을 학습할 때의 순서대로 적으십시오</translation>
    </message>
    <message>
        <source>the class names are those that were given; the file has others</source>
        <translation>클래스 이름은 지정한 것을 씁니다. 파일에 적힌 이름은 다릅니다</translation>
    </message>
    <message>
        <source>the classes are called &apos;class 0&apos; and so on (the file does not name them)</source>
        <translation>클래스를 &apos;class 0&apos; 등으로 부릅니다(파일에 이름이 없음)</translation>
    </message>
    <message>
        <source>the classes are called &apos;class 0&apos; and so on (the file has %1 names for %2 classes)</source>
        <translation>클래스를 &apos;class 0&apos; 등으로 부릅니다(파일에 클래스는 %2개인데 이름은 %1개)</translation>
    </message>
    <message>
        <source>as chosen</source>
        <translation>고른 값</translation>
    </message>
    <message>
        <source>as published</source>
        <translation>공개된 값</translation>
    </message>
    <message>
        <source>the activation is %1 (%2; the file does not say)</source>
        <translation>활성화 함수는 %1입니다(%2, 파일에 적혀 있지 않음)</translation>
    </message>
    <message>
        <source>the activation of SPPF&apos;s first convolution is %1 (%2; the file does not say, and ultralytics 8.4.0 to about 8.4.150 trained with none)</source>
        <translation>SPPF 첫 합성곱의 활성화 함수는 %1입니다(%2, 파일에 적혀 있지 않으며 ultralytics 8.4.0부터 약 8.4.150까지는 활성화 함수 없이 학습했음)</translation>
    </message>
    <message>
        <source>the eps of the batch norms is %1 (%2; the file does not say)</source>
        <translation>배치 정규화의 eps는 %1입니다(%2, 파일에 적혀 있지 않음)</translation>
    </message>
    <message>
        <source>SPPF takes the maximum of %1 x %1 cells (%2; the file does not say)</source>
        <translation>SPPF는 %1 x %1칸의 최댓값을 씁니다(%2, 파일에 적혀 있지 않음)</translation>
    </message>
    <message>
        <source>upsampling is &apos;%1&apos; (%2; the file does not say)</source>
        <translation>업샘플링은 &apos;%1&apos;입니다(%2, 파일에 적혀 있지 않음)</translation>
    </message>
    <message>
        <source>the bottlenecks that add their input are the published ones (the file does not say)</source>
        <translation>입력을 더하는 병목 블록은 공개된 것과 같습니다(파일에 적혀 있지 않음)</translation>
    </message>
    <message>
        <source>the bottlenecks that add their input: %1 (%2; the file does not say)</source>
        <translation>입력을 더하는 병목 블록: %1(%2, 파일에 적혀 있지 않음)</translation>
    </message>
    <message>
        <source>the block %1 says that its %2 is %3, but its weights have %4</source>
        <translation>블록 %1에는 %2이(가) %3(으)로 적혀 있지만 가중치에서는 %4입니다</translation>
    </message>
    <message>
        <source>the block %1 has %2 = %3, which cannot be built</source>
        <translation>블록 %1의 %2 = %3은(는) 만들 수 없습니다</translation>
    </message>
    <message>
        <source>update Blindspot, or export the weights again</source>
        <translation>Blindspot을 새 버전으로 바꾸거나 가중치를 다시 내보내십시오</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be assumed: the file says itself what it is, or has nothing of the kind</source>
        <translation>&apos;%1&apos;은(는) 가정할 수 없습니다: 파일에 이미 적혀 있거나 해당하는 것이 없습니다</translation>
    </message>
    <message>
        <source>leave --assume %1 out</source>
        <translation>--assume %1을(를) 빼십시오</translation>
    </message>
    <message>
        <source>leave %1 out</source>
        <translation>%1을(를) 빼십시오</translation>
    </message>
    <message>
        <source>strides, paddings and the order of the layers are those of the published %1 (the file does not say)</source>
        <translation>보폭, 패딩, 층의 순서는 공개된 %1의 것입니다(파일에 적혀 있지 않음)</translation>
    </message>
    <message>
        <source>%1 is %2 instead of the published %3 in %4</source>
        <translation>%4의 %1: 공개된 %3 대신 %2</translation>
    </message>
    <message>
        <source>the record of its network is of another version</source>
        <translation>네트워크의 기록이 다른 버전의 것입니다</translation>
    </message>
    <message>
        <source>the block %1 is of the class %2 where %3 belongs, which cannot be built</source>
        <translation>블록 %1은(는) %3이(가) 있어야 할 자리에 있는 클래스 %2의 블록이어서 만들 수 없습니다</translation>
    </message>
    <message>
        <source>the block %1 has the activation %2, which cannot be built</source>
        <translation>블록 %1의 활성화 함수 %2은(는) 만들 수 없습니다</translation>
    </message>
    <message>
        <source>the block %1 (%2) is none of %3 and cannot be built</source>
        <translation>블록 %1(%2)은 %3의 블록이 아니어서 만들 수 없습니다</translation>
    </message>
    <message>
        <source>the block %1 changes the size of its map by its kernel and padding, which cannot be built</source>
        <translation>블록 %1은(는) 커널과 패딩 때문에 맵의 크기가 바뀌어 만들 수 없습니다</translation>
    </message>
    <message>
        <source>the tensor %1 is not 0 to %2, which cannot be built</source>
        <translation>텐서 %1의 값이 0~%2의 차례대로가 아니어서 만들 수 없습니다</translation>
    </message>
    <message>
        <source>these are the weights of %1, which is not supported yet</source>
        <translation>아직 지원하지 않는 %1의 가중치입니다</translation>
    </message>
    <message>
        <source>an instance segmentation network</source>
        <translation>인스턴스 분할 네트워크</translation>
    </message>
    <message>
        <source>a semantic segmentation network</source>
        <translation>의미 분할 네트워크</translation>
    </message>
    <message>
        <source>a pose estimation network</source>
        <translation>자세 추정 네트워크</translation>
    </message>
    <message>
        <source>a detector of oriented boxes (OBB)</source>
        <translation>회전한 박스(OBB) 탐지기</translation>
    </message>
    <message>
        <source>a classification network</source>
        <translation>분류 네트워크</translation>
    </message>
    <message>
        <source>a detector of free text classes (YOLO-World or YOLOE)</source>
        <translation>자유 텍스트 클래스 탐지기(YOLO-World 또는 YOLOE)</translation>
    </message>
    <message>
        <source>too many marks</source>
        <translation>표시가 너무 많습니다</translation>
    </message>
    <message>
        <source>it has too many records</source>
        <translation>기록이 너무 많습니다</translation>
    </message>
    <message>
        <source>the record %1 is outside the file</source>
        <translation>기록 %1이(가) 파일 밖에 있습니다</translation>
    </message>
    <message>
        <source>two of its records share the same bytes</source>
        <translation>기록 두 개가 같은 바이트를 함께 씁니다</translation>
    </message>
    <message>
        <source>the record %1 cannot be unpacked</source>
        <translation>기록 %1의 압축을 풀 수 없습니다</translation>
    </message>
    <message>
        <source>the memory is not enough to train a fresh patch against the detector</source>
        <translation>탐지기에 대해 새 패치를 학습할 메모리가 모자랍니다</translation>
    </message>
    <message>
        <source>use a smaller --scale or --input-size, or leave --fresh-patches out</source>
        <translation>--scale이나 --input-size를 줄이거나 --fresh-patches를 빼십시오</translation>
    </message>
    <message>
        <source>use a smaller scale or input size, or go without fresh patches</source>
        <translation>규모나 입력 크기를 줄이거나 새 패치를 쓰지 마십시오</translation>
    </message>
    <message>
        <source>the memory is not enough to validate with one image at a time</source>
        <translation>이미지를 한 번에 한 장씩 검증할 메모리도 모자랍니다</translation>
    </message>
    <message>
        <source>the memory is not enough for this evaluation</source>
        <translation>이 평가를 할 메모리가 모자랍니다</translation>
    </message>
    <message>
        <source>close other programs, or evaluate with a smaller detector</source>
        <translation>다른 프로그램을 닫거나 더 작은 탐지기로 평가하십시오</translation>
    </message>
    <message>
        <source>animated WebP pictures are not read</source>
        <translation>움직이는 WebP 그림은 읽지 않습니다</translation>
    </message>
    <message>
        <source>save one of its frames as PNG or JPEG</source>
        <translation>프레임 하나를 PNG나 JPEG로 저장하십시오</translation>
    </message>
    <message>
        <source>the data are spoiled or end early</source>
        <translation>데이터가 깨졌거나 도중에 끝납니다</translation>
    </message>
    <message>
        <source>the picture is damaged (%1)</source>
        <translation>그림이 손상되었습니다(%1)</translation>
    </message>
    <message>
        <source>pictures of several frames, of which the first is used: %1 (the first is %2)</source>
        <translation>프레임이 여러 개여서 첫 프레임만 쓰는 그림: %1장(처음: %2)</translation>
    </message>
    <message>
        <source>pictures of more than 8 bits a channel, of which the upper 8 are used: %1 (the first is %2)</source>
        <translation>채널당 8비트를 넘어 상위 8비트만 쓰는 그림: %1장(처음: %2)</translation>
    </message>
    <message>
        <source>CMYK pictures, whose colours are converted without their profile: %1 (the first is %2)</source>
        <translation>프로파일 없이 색을 변환하는 CMYK 그림: %1장(처음: %2)</translation>
    </message>
    <message>
        <source>pictures that are transparent in places, where the colour beneath is used: %1 (the first is %2)</source>
        <translation>투명한 곳이 있어 그 아래의 색을 쓰는 그림: %1장(처음: %2)</translation>
    </message>
    <message>
        <source>%1 pictures are not read</source>
        <translation>%1 그림은 읽지 않습니다</translation>
    </message>
    <message>
        <source>convert it to PNG or JPEG</source>
        <translation>PNG나 JPEG로 변환하십시오</translation>
    </message>
    <message>
        <source>the data end early: row %1 of %2 and what follows are missing</source>
        <translation>데이터가 도중에 끝납니다: 행 %2개 가운데 %1번째 행부터 없습니다</translation>
    </message>
    <message>
        <source>the data end early</source>
        <translation>데이터가 도중에 끝납니다</translation>
    </message>
    <message>
        <source>the data are spoiled, which shows at row %1 of %2</source>
        <translation>데이터가 깨졌습니다: 행 %2개 가운데 %1번째 행에서 드러납니다</translation>
    </message>
    <message>
        <source>the data are spoiled</source>
        <translation>데이터가 깨졌습니다</translation>
    </message>
    <message>
        <source>the detector finds nothing at all on the %1 clean images (confidence 0.25): their loss has no object to be raised at</source>
        <translation>탐지기가 깨끗한 이미지 %1장에서 아무것도 찾지 못합니다(신뢰도 0.25): 손실을 높일 객체가 없습니다</translation>
    </message>
    <message>
        <source>all objects of the class &apos;%1&apos; are less than %2 pixels wide or high at the network&apos;s input: no detector finds them; check that the boxes are in pixels</source>
        <translation>클래스 &apos;%1&apos;의 모든 객체가 네트워크 입력에서 너비나 높이가 %2픽셀 미만입니다: 어떤 탐지기도 찾지 못합니다. 박스가 픽셀 단위인지 확인하십시오</translation>
    </message>
    <message>
        <source>the detector finds none of the %1 objects of the class &apos;%2&apos; on the %3 clean images that were looked at (IoU 0.5, confidence 0.25): there is nothing that a patch could hide; check that the boxes fit the images and that the detector knows images like these</source>
        <translation>살펴본 깨끗한 이미지 %3장에서 탐지기가 클래스 &apos;%2&apos;의 객체 %1개를 하나도 찾지 못합니다(IoU 0.5, 신뢰도 0.25): 패치가 숨길 것이 없습니다. 박스가 이미지와 맞는지, 탐지기가 이런 이미지를 아는지 확인하십시오</translation>
    </message>
    <message>
        <source>the detector finds only %1 of the %2 objects of the class &apos;%3&apos; on the %4 clean images that were looked at (IoU 0.5, confidence 0.25): little is there that a patch could hide</source>
        <translation>살펴본 깨끗한 이미지 %4장에서 탐지기가 클래스 &apos;%3&apos;의 객체 %2개 가운데 %1개만 찾습니다(IoU 0.5, 신뢰도 0.25): 패치가 숨길 것이 거의 없습니다</translation>
    </message>
    <message>
        <source>in this order: use fewer images, a smaller patch, a smaller input or detector</source>
        <translation>다음 순서로 해 보십시오: 이미지 줄이기, 패치 줄이기, 입력이나 탐지기 줄이기</translation>
    </message>
    <message>
        <source>the memory is not enough for this training</source>
        <translation>이 학습을 할 메모리가 모자랍니다</translation>
    </message>
    <message>
        <source>use 0 up to below 1</source>
        <translation>0 이상 1 미만의 수를 쓰십시오</translation>
    </message>
    <message>
        <source>out of memory after %1 of %2 images were prepared</source>
        <translation>이미지 %2장 가운데 %1장을 준비한 뒤 메모리가 모자랍니다</translation>
    </message>
    <message>
        <source>all objects of the class &apos;%1&apos; on the %2 images are less than a pixel wide or high at the network&apos;s input</source>
        <translation>이미지 %2장에 있는 클래스 &apos;%1&apos;의 모든 객체가 네트워크 입력에서 너비나 높이가 1픽셀 미만입니다</translation>
    </message>
    <message>
        <source>check that the boxes of the dataset are in pixels, and import it again</source>
        <translation>데이터셋의 박스가 픽셀 단위인지 확인하고 다시 가져오십시오</translation>
    </message>
    <message>
        <source>the picture is not the one that was evaluated</source>
        <translation>그림이 평가한 그림과 다릅니다</translation>
    </message>
    <message>
        <source>the list of images is missing or damaged</source>
        <translation>이미지 목록이 없거나 손상되었습니다</translation>
    </message>
    <message>
        <source>the patch is %1: its colours come last</source>
        <translation>패치가 %1입니다: 색이 마지막에 있습니다</translation>
    </message>
    <message>
        <source>save it as 3 x N x N, red first</source>
        <translation>빨강부터 시작하는 3 x N x N으로 저장하십시오</translation>
    </message>
    <message>
        <source>the tensor &apos;patch&apos; is %1 of %2, not 3 x N x N of float32</source>
        <translation>텐서 &apos;patch&apos;가 float32의 3 x N x N이 아니라 %2의 %1입니다</translation>
    </message>
    <message>
        <source>save it as float32, 3 x N x N, red first</source>
        <translation>빨강부터 시작하는 float32, 3 x N x N으로 저장하십시오</translation>
    </message>
    <message>
        <source>the patch has values that are no numbers (NaN or infinity)</source>
        <translation>패치에 수가 아닌 값이 있습니다(NaN 또는 무한대)</translation>
    </message>
    <message>
        <source>the patch&apos;s values are not in 0 to 255, but %1 to %2</source>
        <translation>패치의 값이 0~255가 아니라 %1~%2입니다</translation>
    </message>
    <message>
        <source>add 1 to its values, multiply them by 127.5, and save it again</source>
        <translation>값에 1을 더하고 127.5를 곱해 다시 저장하십시오</translation>
    </message>
    <message>
        <source>the patch&apos;s values are %1 to %2, which would be all but black: patches are kept in 0 to 255</source>
        <translation>패치의 값이 %1~%2여서 거의 검게 됩니다: 패치의 값은 0~255로 보관합니다</translation>
    </message>
    <message>
        <source>multiply its values by 255 and save it again</source>
        <translation>값에 255를 곱해 다시 저장하십시오</translation>
    </message>
    <message>
        <source>there is no tensor &apos;patch&apos; in this file</source>
        <translation>이 파일에 텐서 &apos;patch&apos;가 없습니다</translation>
    </message>
    <message>
        <source>no detector of the list is opened as this run&apos;s was (%1)</source>
        <translation>목록에 이 실행의 탐지기와 같은 방식으로 연 탐지기가 없습니다(%1)</translation>
    </message>
    <message>
        <source>add its file so again: detector add FILE --assume KEY=VALUE --names FILE</source>
        <translation>그 파일을 같은 방식으로 다시 추가하십시오: detector add FILE --assume KEY=VALUE --names FILE</translation>
    </message>
    <message>
        <source>say it of the detector on the Detectors page</source>
        <translation>탐지기 페이지에서 그 탐지기를 그렇게 지정하십시오</translation>
    </message>
    <message>
        <source>%1 of the run&apos;s %2 pictures are not in the index any more: gone, or with another content (%3 is the first)</source>
        <translation>실행의 그림 %2장 가운데 %1장이 더 이상 색인에 없습니다: 사라졌거나 내용이 바뀌었습니다(처음: %3)</translation>
    </message>
    <message>
        <source>bring the files back (dataset locate), import their dataset again, or train anew</source>
        <translation>파일을 되돌리거나(dataset locate), 데이터셋을 다시 가져오거나, 새로 학습하십시오</translation>
    </message>
    <message>
        <source>bring the files back, locate the dataset&apos;s folder or import it again, or train anew</source>
        <translation>파일을 되돌리거나, 데이터셋의 폴더를 알려 주거나 다시 가져오거나, 새로 학습하십시오</translation>
    </message>
    <message>
        <source>%1 of the run&apos;s %2 images have other boxes than when it began (%3 is the first): it would not become what it would have been</source>
        <translation>실행의 이미지 %2장 가운데 %1장의 박스가 시작할 때와 다릅니다(처음: %3): 결과가 원래 나왔을 것과 달라집니다</translation>
    </message>
    <message>
        <source>import the labels as they were, go on with the new ones by --accept-changes, or train anew</source>
        <translation>주석을 이전 그대로 가져오거나, --accept-changes로 새 주석으로 이어가거나, 새로 학습하십시오</translation>
    </message>
    <message>
        <source>import the labels as they were, go on with the new ones, or train anew</source>
        <translation>주석을 이전 그대로 가져오거나, 새 주석으로 이어가거나, 새로 학습하십시오</translation>
    </message>
    <message>
        <source>the run was recorded by an earlier version: whether %1 of its %2 images are still the same is not known</source>
        <translation>이전 버전이 기록한 실행입니다: 이미지 %2장 가운데 %1장이 아직 그대로인지 알 수 없습니다</translation>
    </message>
    <message>
        <source>if they are, go on by --accept-changes; else train anew</source>
        <translation>그대로이면 --accept-changes로 이어가고, 아니면 새로 학습하십시오</translation>
    </message>
    <message>
        <source>if they are, go on; else train anew</source>
        <translation>그대로이면 이어가고, 아니면 새로 학습하십시오</translation>
    </message>
    <message>
        <source>%1 of the run&apos;s %2 images have other boxes than when it began; it goes on with the new ones</source>
        <translation>실행의 이미지 %2장 가운데 %1장의 박스가 시작할 때와 다릅니다. 새 박스로 이어갑니다</translation>
    </message>
    <message>
        <source>Detector %1: %2</source>
        <translation>탐지기 %1: %2</translation>
    </message>
    <message>
        <source>the images are not those that the training began with: %1 other pictures, %2 with other boxes (%3 is the first)</source>
        <translation>학습을 시작할 때의 이미지가 아닙니다: 다른 그림 %1장, 박스가 다른 그림 %2장(처음: %3)</translation>
    </message>
    <message>
        <source>bring back the pictures and labels as they were, or train anew</source>
        <translation>그림과 주석을 이전 그대로 되돌리거나 새로 학습하십시오</translation>
    </message>
    <message>
        <source>the file is no text</source>
        <translation>텍스트 파일이 아닙니다</translation>
    </message>
    <message>
        <source>say otherwise: choose another input size</source>
        <translation>다른 입력 크기를 직접 지정하십시오</translation>
    </message>
    <message>
        <source>the picture is listed twice with the same id; it is taken once</source>
        <translation>이 이미지는 같은 id로 두 번 나열되어 있어 한 번만 씁니다</translation>
    </message>
    <message>
        <source>annotations of image ids that several pictures have: %1; nobody can say of which picture they are, and they are left out with the pictures</source>
        <translation>여러 이미지가 같은 이미지 id를 쓰는 주석: %1개. 어느 이미지의 것인지 알 수 없어 이미지와 함께 제외합니다</translation>
    </message>
    <message>
        <source>none of the %1 rows, objects or files of labels can be used (the first: %2)</source>
        <translation>레이블의 행, 객체, 파일 %1개 중 쓸 수 있는 것이 없습니다(첫 번째: %2)</translation>
    </message>
    <message>
        <source>correct what wrote the labels</source>
        <translation>레이블을 쓴 프로그램의 설정을 고치십시오</translation>
    </message>
    <message>
        <source>pictures that lie in the same folders and that the file does not list: %1; they are no part of the dataset</source>
        <translation>같은 폴더에 있지만 파일에 나열되지 않은 이미지: %1개. 데이터셋에 포함되지 않습니다</translation>
    </message>
    <message>
        <source>the image id %1 is given to several pictures; they are left out, and its annotations</source>
        <translation>여러 이미지가 이미지 id %1을(를) 씁니다. 이 이미지들과 그 주석을 제외합니다</translation>
    </message>
    <message>
        <source>XML files whose &lt;filename&gt; is that of no picture: %1; the pictures of their own names are taken</source>
        <translation>&lt;filename&gt;에 맞는 이미지가 없는 XML 파일: %1개. XML 파일과 이름이 같은 이미지를 씁니다</translation>
    </message>
    <message>
        <source>it names the picture %1, but %2 has its own name; the boxes are taken for %2</source>
        <translation>이미지 %1을(를) 가리키지만 이름이 같은 이미지는 %2입니다. 박스는 %2의 것으로 봅니다</translation>
    </message>
    <message>
        <source>it is listed a second time, as %1; it is taken once</source>
        <translation>%1(으)로 한 번 더 나열되어 있어 한 번만 씁니다</translation>
    </message>
    <message>
        <source>it is not made of numbers; it is left out</source>
        <translation>숫자로 되어 있지 않아 제외합니다</translation>
    </message>
    <message>
        <source>its classes are only numbered, %1: name them with --names when the detector is added</source>
        <translation>클래스에 번호만 있습니다(%1). 탐지기를 추가할 때 --names로 이름을 지정하십시오</translation>
    </message>
    <message>
        <source>its classes are only numbered, %1: give a file of their names when the detector is added</source>
        <translation>클래스에 번호만 있습니다(%1). 탐지기를 추가할 때 이름 파일을 지정하십시오</translation>
    </message>
    <message>
        <source>the input is %1 x %1 pixels (the file&apos;s own size, &apos;imgsz&apos;, is no number of pixels: choose one with --assume input-size=%1)</source>
        <translation>입력은 %1 x %1픽셀입니다(파일의 크기 &apos;imgsz&apos;가 픽셀 수가 아닙니다. --assume input-size=%1(으)로 지정하십시오)</translation>
    </message>
    <message>
        <source>its class names (&apos;names&apos;) cannot be read: they are not a list of texts, nor texts numbered from 0</source>
        <translation>클래스 이름(&apos;names&apos;)을 읽을 수 없습니다. 글 목록도, 0부터 번호를 붙인 글도 아닙니다</translation>
    </message>
    <message>
        <source>name its one class with --names</source>
        <translation>--names로 하나뿐인 클래스의 이름을 지정하십시오</translation>
    </message>
    <message>
        <source>name its one class with a file of its name</source>
        <translation>이름 파일로 하나뿐인 클래스의 이름을 지정하십시오</translation>
    </message>
    <message>
        <source>name its %1 classes with --names</source>
        <translation>--names로 클래스 %1개의 이름을 지정하십시오</translation>
    </message>
    <message>
        <source>name its %1 classes with a file of their names</source>
        <translation>이름 파일로 클래스 %1개의 이름을 지정하십시오</translation>
    </message>
    <message>
        <source>there is one class name for the %2 classes of this detector</source>
        <translation>이 탐지기의 클래스는 %2개인데 클래스 이름이 하나입니다</translation>
    </message>
    <message>
        <source>there are %1 class names for the one class of this detector</source>
        <translation>이 탐지기의 클래스는 하나인데 클래스 이름이 %1개입니다</translation>
    </message>
    <message>
        <source>the classes are called &apos;class 0&apos; and so on (the file has one name for %2 classes)</source>
        <translation>클래스를 &apos;class 0&apos; 등으로 부릅니다(파일에는 클래스 %2개에 이름이 하나 있습니다)</translation>
    </message>
    <message>
        <source>the class is called &apos;class 0&apos; (the file has %1 names for it)</source>
        <translation>클래스를 &apos;class 0&apos;으로 부릅니다(파일에는 이름이 %1개 있습니다)</translation>
    </message>
    <message>
        <source>the file calls itself &apos;%1&apos;, but its tensors are those of %2 of the scale %3, which is what is used</source>
        <translation>파일은 스스로 &apos;%1&apos;이라고 하지만 텐서는 %2(규모 %3)의 것이며, 이것으로 계산합니다</translation>
    </message>
    <message>
        <source>the one image of this evaluation cannot be read</source>
        <translation>이 평가의 이미지 하나를 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>none of the %1 images of this evaluation can be read</source>
        <translation>이 평가의 이미지 %1장 중 읽을 수 있는 것이 없습니다</translation>
    </message>
    <message>
        <source>the warnings say why of each; check the files, or choose other images</source>
        <translation>이미지마다의 이유는 경고에 있습니다. 파일을 확인하거나 다른 이미지를 고르십시오</translation>
    </message>
    <message>
        <source>the detector does not find the one object of the class &apos;%2&apos; on the %3 clean images that were looked at (IoU 0.5, confidence 0.25): there is nothing that a patch could hide; check that the box fits the image and that the detector knows images like this one</source>
        <translation>살펴본 깨끗한 이미지 %3장에서 탐지기가 클래스 &apos;%2&apos;의 객체 하나를 찾지 못합니다(IoU 0.5, 신뢰도 0.25). 패치가 숨길 것이 없습니다. 박스가 이미지와 맞는지, 탐지기가 이런 이미지를 아는지 확인하십시오</translation>
    </message>
    <message>
        <source>the detector finds none of the %1 objects of the class &apos;%2&apos; on the one clean image that was looked at (IoU 0.5, confidence 0.25): there is nothing that a patch could hide; check that the boxes fit the image and that the detector knows images like this one</source>
        <translation>살펴본 깨끗한 이미지 1장에서 탐지기가 클래스 &apos;%2&apos;의 객체 %1개를 하나도 찾지 못합니다(IoU 0.5, 신뢰도 0.25). 패치가 숨길 것이 없습니다. 박스가 이미지와 맞는지, 탐지기가 이런 이미지를 아는지 확인하십시오</translation>
    </message>
    <message>
        <source>the detector does not find the one object of the class &apos;%2&apos; on the one clean image that was looked at (IoU 0.5, confidence 0.25): there is nothing that a patch could hide; check that the box fits the image and that the detector knows images like this one</source>
        <translation>살펴본 깨끗한 이미지 1장에서 탐지기가 클래스 &apos;%2&apos;의 객체 하나를 찾지 못합니다(IoU 0.5, 신뢰도 0.25). 패치가 숨길 것이 없습니다. 박스가 이미지와 맞는지, 탐지기가 이런 이미지를 아는지 확인하십시오</translation>
    </message>
    <message>
        <source>the detector finds nothing at all on the one clean image (confidence 0.25): its loss has no object to be raised at</source>
        <translation>탐지기가 깨끗한 이미지 1장에서 아무것도 찾지 못합니다(신뢰도 0.25). 손실을 높일 객체가 없습니다</translation>
    </message>
    <message>
        <source>the detector finds only %1 of the %2 objects of the class &apos;%3&apos; on the one clean image that was looked at (IoU 0.5, confidence 0.25): little is there that a patch could hide</source>
        <translation>살펴본 깨끗한 이미지 1장에서 탐지기가 클래스 &apos;%3&apos;의 객체 %2개 중 %1개만 찾습니다(IoU 0.5, 신뢰도 0.25). 패치가 숨길 것이 거의 없습니다</translation>
    </message>
    <message>
        <source>multiply its values by 255, cut them off at 255, and save it again</source>
        <translation>값에 255를 곱하고 255에서 자른 뒤 다시 저장하십시오</translation>
    </message>
    <message>
        <source>undo the normalisation of its values, bring them to 0 to 255, and save it again</source>
        <translation>값의 정규화를 되돌려 0~255로 만든 뒤 다시 저장하십시오</translation>
    </message>
    <message>
        <source>the patch&apos;s values are 0 to %1, all but black: it was saved from values of 0 to 1, and pictures hold 0 to 255</source>
        <translation>패치의 값이 0~%1(으)로 거의 검은색입니다. 0~1의 값으로 저장되었으나 그림의 값은 0~255입니다</translation>
    </message>
    <message>
        <source>overlap of a noticed object</source>
        <translation>알아챈 객체의 겹침</translation>
    </message>
    <message>
        <source>the classes of size are not those that this version knows</source>
        <translation>크기 구분이 이 버전이 아는 것과 다릅니다</translation>
    </message>
    <message>
        <source>scales</source>
        <translation>스케일</translation>
    </message>
    <message>
        <source>hidden below</source>
        <translation>숨김 기준</translation>
    </message>
    <message>
        <source>all objects of the class &apos;%1&apos; on the one image are less than a pixel wide or high at the network&apos;s input</source>
        <translation>이미지 1장에 있는 클래스 &apos;%1&apos;의 모든 객체가 네트워크 입력에서 너비나 높이가 1픽셀 미만입니다</translation>
    </message>
    <message>
        <source>the one image has no object of the class &apos;%1&apos;</source>
        <translation>이미지 1장에 클래스 &apos;%1&apos;의 객체가 없습니다</translation>
    </message>
    <message>
        <source>%1 of %2 images has no object of the class &apos;%3&apos; and is left out</source>
        <translation>이미지 %2장 가운데 %1장은 클래스 &apos;%3&apos;의 객체가 없어 제외합니다</translation>
    </message>
    <message>
        <source>the run has done its one iteration</source>
        <translation>실행이 반복 1회를 모두 마쳤습니다</translation>
    </message>
    <message>
        <source>the run has done one iteration already</source>
        <translation>실행이 이미 반복 1회를 마쳤습니다</translation>
    </message>
    <message>
        <source>relight</source>
        <translation>빛 변화</translation>
    </message>
    <message>
        <source>bend</source>
        <translation>휨</translation>
    </message>
    <message>
        <source>shot noise</source>
        <translation>산탄 노이즈</translation>
    </message>
    <message>
        <source>read noise</source>
        <translation>읽기 노이즈</translation>
    </message>
    <message>
        <source>white balance</source>
        <translation>화이트 밸런스</translation>
    </message>
    <message>
        <source>gamma</source>
        <translation>감마</translation>
    </message>
    <message>
        <source>tone curve</source>
        <translation>톤 커브</translation>
    </message>
    <message>
        <source>sharpening</source>
        <translation>선명화</translation>
    </message>
    <message>
        <source>JPEG quality</source>
        <translation>JPEG 품질</translation>
    </message>
    <message>
        <source>cells</source>
        <translation>칸</translation>
    </message>
    <message>
        <source>palette</source>
        <translation>팔레트</translation>
    </message>
    <message>
        <source>use %1 to %2 of the light</source>
        <translation>빛의 %1~%2 사이 값을 쓰십시오</translation>
    </message>
    <message>
        <source>use %1 to %2 kelvin</source>
        <translation>%1~%2켈빈 사이 값을 쓰십시오</translation>
    </message>
    <message>
        <source>use an exponent of %1 to %2</source>
        <translation>%1~%2 사이의 지수를 쓰십시오</translation>
    </message>
    <message>
        <source>use whole numbers from %1 to %2</source>
        <translation>%1~%2 사이의 정수를 쓰십시오</translation>
    </message>
    <message>
        <source>a JPEG quality is out of its range</source>
        <translation>JPEG 품질이 범위를 벗어났습니다</translation>
    </message>
    <message>
        <source>use 1 to 100</source>
        <translation>1~100 사이 값을 쓰십시오</translation>
    </message>
    <message>
        <source>the palette has no colour</source>
        <translation>팔레트에 색이 없습니다</translation>
    </message>
    <message>
        <source>write red, green and blue, 0 to 255, a line</source>
        <translation>한 줄에 빨강, 초록, 파랑을 0~255로 적으십시오</translation>
    </message>
    <message>
        <source>the palette has more than %1 colours</source>
        <translation>팔레트의 색이 %1개보다 많습니다</translation>
    </message>
    <message>
        <source>leave out colours that lie close together</source>
        <translation>서로 가까운 색은 빼십시오</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no colour</source>
        <translation>&apos;%1&apos;은(는) 색이 아닙니다</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, %2번째 줄</translation>
    </message>
    <message>
        <source>the file is too large to be a palette</source>
        <translation>팔레트라기에는 파일이 너무 큽니다</translation>
    </message>
    <message>
        <source>a patch cannot be trained through the defence %1: it has no differentiable form</source>
        <translation>방어 %1을(를) 통과하도록 패치를 학습할 수 없습니다: 미분 가능한 형태가 없습니다</translation>
    </message>
    <message>
        <source>choose another defence</source>
        <translation>다른 방어를 고르세요</translation>
    </message>
    <message>
        <source>Training a patch through %1: about %2 s</source>
        <translation>%1을(를) 통과하도록 패치를 학습하는 중: 약 %2초</translation>
    </message>
    <message>
        <source>training through %1</source>
        <translation>%1을(를) 통과하도록 학습 중</translation>
    </message>
    <message>
        <source>cutout</source>
        <translation>컷아웃</translation>
    </message>
    <message>
        <source>probability of a cutout</source>
        <translation>컷아웃 확률</translation>
    </message>
    <message>
        <source>erased blocks</source>
        <translation>지워지는 블록</translation>
    </message>
    <message>
        <source>erased blocks at the beginning</source>
        <translation>처음에 지워지는 블록</translation>
    </message>
    <message>
        <source>blocks a side</source>
        <translation>한 변의 블록 수</translation>
    </message>
    <message>
        <source>blocks a side at the beginning</source>
        <translation>처음 한 변의 블록 수</translation>
    </message>
    <message>
        <source>weights of the detectors</source>
        <translation>탐지기의 가중치</translation>
    </message>
    <message>
        <source>gamma of the weights</source>
        <translation>가중치의 감마</translation>
    </message>
    <message>
        <source>rate of the weights</source>
        <translation>가중치의 변화율</translation>
    </message>
    <message>
        <source>its network input has %1 pixels a side, that of %2 has %3: one patch is trained on inputs of one size</source>
        <translation>네트워크 입력의 한 변이 %1픽셀인데 %2은(는) %3픽셀입니다. 하나의 패치는 같은 크기의 입력으로만 학습합니다</translation>
    </message>
    <message>
        <source>leave it out, or train a patch against it alone</source>
        <translation>이 탐지기를 빼거나, 이 탐지기만 상대로 패치를 학습하세요</translation>
    </message>
    <message>
        <source>it has the weights of %1, which is named too</source>
        <translation>함께 지정된 %1과(와) 같은 가중치를 가지고 있습니다</translation>
    </message>
    <message>
        <source>name each detector once</source>
        <translation>탐지기마다 한 번씩만 지정하세요</translation>
    </message>
    <message>
        <source>choose a class that all of them have, or leave it out</source>
        <translation>모든 탐지기에 있는 클래스를 고르거나 이 탐지기를 빼세요</translation>
    </message>
    <message>
        <source>the losses of several detectors cannot be compared with this objective</source>
        <translation>이 목표로는 여러 탐지기의 손실을 서로 비교할 수 없습니다</translation>
    </message>
    <message>
        <source>two of the detectors are called &apos;%1&apos;</source>
        <translation>탐지기 중 둘의 이름이 &apos;%1&apos;입니다</translation>
    </message>
    <message>
        <source>name each once; files of one name are told apart once added: detector add FILE --name N</source>
        <translation>하나씩만 지정하세요. 이름이 같은 파일은 추가하면 구별됩니다: detector add FILE --name N</translation>
    </message>
    <message>
        <source>choose each once</source>
        <translation>하나씩만 고르세요</translation>
    </message>
    <message>
        <source>none of the images that could be read shows an object of a class of the detectors</source>
        <translation>읽을 수 있는 이미지 가운데 탐지기가 아는 클래스의 객체가 있는 것이 없습니다</translation>
    </message>
    <message>
        <source>choose images that show one</source>
        <translation>그런 객체가 있는 이미지를 선택하십시오</translation>
    </message>
    <message>
        <source>the patches lie at different places, so that the clean images cannot stand beside all of them</source>
        <translation>패치의 자리가 서로 달라 깨끗한 이미지를 모두와 비교할 수 없습니다</translation>
    </message>
    <message>
        <source>evaluate them apart, or all with one --placement</source>
        <translation>따로 평가하거나, 모두 하나의 --placement로 평가하십시오</translation>
    </message>
    <message>
        <source>evaluate them apart</source>
        <translation>따로 평가하십시오</translation>
    </message>
    <message>
        <source>use hide, vanish, create or misclassify</source>
        <translation>hide, vanish, create 또는 misclassify를 쓰십시오</translation>
    </message>
    <message>
        <source>use hide, break, vanish, create, misclassify, print or robust-dpatch</source>
        <translation>hide, break, vanish, create, misclassify, print, robust-dpatch 중 하나를 쓰세요</translation>
    </message>
    <message>
        <source>use --weights mean, or another objective with --hide-below above 0</source>
        <translation>--weights mean을 쓰거나, --hide-below가 0보다 큰 다른 목표를 쓰세요</translation>
    </message>
    <message>
        <source>use the mean, or another objective with a score that anchors are judged by</source>
        <translation>평균을 쓰거나, 앵커를 판단하는 점수가 있는 다른 목표를 쓰세요</translation>
    </message>
    <message>
        <source>the class of the objects that are to appear is missing</source>
        <translation>나타나게 할 객체의 클래스가 없습니다</translation>
    </message>
    <message>
        <source>the class that the objects are to be taken for is missing</source>
        <translation>객체를 오인하게 할 클래스가 없습니다</translation>
    </message>
    <message>
        <source>name a class of the detector</source>
        <translation>탐지기의 클래스를 지정하십시오</translation>
    </message>
    <message>
        <source>the target class is the attacked class itself, &apos;%1&apos;</source>
        <translation>목표 클래스가 공격 대상 클래스 &apos;%1&apos; 자신입니다</translation>
    </message>
    <message>
        <source>name another class of the detector</source>
        <translation>탐지기의 다른 클래스를 지정하십시오</translation>
    </message>
    <message>
        <source>any</source>
        <translation>모든 클래스</translation>
    </message>
    <message>
        <source>the patches were trained for different aims</source>
        <translation>패치를 학습한 목적이 서로 다릅니다</translation>
    </message>
    <message>
        <source>evaluate them apart, or name one aim for all: --aim and --target</source>
        <translation>따로 평가하거나, 모두에 하나의 목적을 --aim과 --target으로 지정하십시오</translation>
    </message>
    <message>
        <source>the class is missing</source>
        <translation>클래스가 없습니다</translation>
    </message>
    <message>
        <source>name the class whose objects are attacked</source>
        <translation>객체를 공격할 클래스를 지정하십시오</translation>
    </message>
    <message>
        <source>vanish is about the objects of every class</source>
        <translation>사라지게 하기는 모든 클래스의 객체를 대상으로 합니다</translation>
    </message>
    <message>
        <source>name no class, or evaluate with --aim hide</source>
        <translation>클래스를 지정하지 않거나, --aim hide로 평가하십시오</translation>
    </message>
    <message>
        <source>choose every class</source>
        <translation>모든 클래스를 선택하십시오</translation>
    </message>
    <message>
        <source>the class that is to be seen is missing</source>
        <translation>보이게 할 클래스가 없습니다</translation>
    </message>
    <message>
        <source>the aim &apos;%1&apos; has no target class</source>
        <translation>목적 &apos;%1&apos;에는 목표 클래스가 없습니다</translation>
    </message>
    <message>
        <source>leave it out, or name --aim create or misclassify</source>
        <translation>빼거나, --aim create 또는 misclassify를 지정하십시오</translation>
    </message>
    <message>
        <source>leave it out</source>
        <translation>빼십시오</translation>
    </message>
    <message>
        <source>name no class, or choose hide for the objects of one</source>
        <translation>클래스를 지정하지 않거나, 한 클래스의 객체라면 숨기기를 선택하십시오</translation>
    </message>
    <message>
        <source>the profile is of a printer with %1 inks</source>
        <translation>잉크가 %1개인 프린터의 프로파일입니다</translation>
    </message>
    <message>
        <source>use a profile for CMYK or RGB, or a table of measured colours</source>
        <translation>CMYK 또는 RGB용 프로파일이나, 측정한 색 표를 쓰세요</translation>
    </message>
    <message>
        <source>the file is too large to be a printer&apos;s profile</source>
        <translation>파일이 프린터 프로파일로는 너무 큽니다</translation>
    </message>
    <message>
        <source>the file is no ICC profile, or a damaged one</source>
        <translation>파일이 ICC 프로파일이 아니거나 손상되었습니다</translation>
    </message>
    <message>
        <source>use the profile that the printer&apos;s maker or your print shop gives</source>
        <translation>프린터 제조사나 인쇄소가 제공하는 프로파일을 쓰세요</translation>
    </message>
    <message>
        <source>the profile is not of a printer</source>
        <translation>프린터의 프로파일이 아닙니다</translation>
    </message>
    <message>
        <source>use the profile of the printer and its paper, not that of a monitor, a camera or a working space</source>
        <translation>모니터, 카메라, 작업 색 공간이 아니라 프린터와 용지의 프로파일을 쓰세요</translation>
    </message>
    <message>
        <source>the profile does not say what its inks look like, or is damaged</source>
        <translation>프로파일이 잉크의 색을 담고 있지 않거나 손상되었습니다</translation>
    </message>
    <message>
        <source>use another profile, or a table of measured colours</source>
        <translation>다른 프로파일이나, 측정한 색 표를 쓰세요</translation>
    </message>
    <message>
        <source>a block A2C2f has %1 inner channels, which heads of %2 do not divide</source>
        <translation>블록 A2C2f의 내부 채널 %1개는 %2채널짜리 헤드로 나누어지지 않습니다</translation>
    </message>
    <message>
        <source>use another width</source>
        <translation>다른 너비를 쓰십시오</translation>
    </message>
    <message>
        <source>a block A2C2f adds its %1 input channels to %2 output channels</source>
        <translation>블록 A2C2f가 입력 채널 %1개를 출력 채널 %2개에 더합니다</translation>
    </message>
    <message>
        <source>use a detector as ultralytics builds it</source>
        <translation>ultralytics가 만드는 그대로의 탐지기를 쓰십시오</translation>
    </message>
    <message>
        <source>its layers are the file&apos;s own, not those of a published %1</source>
        <translation>층이 공개된 %1의 것이 아니라 파일 고유의 것입니다</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no head of a detector</source>
        <translation>&apos;%1&apos;은(는) 탐지기의 헤드가 아닙니다</translation>
    </message>
    <message>
        <source>use one2many or one2one</source>
        <translation>one2many 또는 one2one을 쓰십시오</translation>
    </message>
    <message>
        <source>it has no head %1</source>
        <translation>헤드 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>its head is %1</source>
        <translation>이 탐지기의 헤드는 %1입니다</translation>
    </message>
    <message>
        <source>the block %1 has an odd value of &apos;%2&apos;</source>
        <translation>블록 %1의 &apos;%2&apos; 값이 이상합니다</translation>
    </message>
    <message>
        <source>the block model.%1 (CBFuse) cannot be built: its maps do not fit each other</source>
        <translation>블록 model.%1(CBFuse)은(는) 맵이 서로 맞지 않아 만들 수 없습니다</translation>
    </message>
    <message>
        <source>use an unmodified export of a detector</source>
        <translation>탐지기를 고치지 않고 내보낸 파일을 쓰십시오</translation>
    </message>
    <message>
        <source>this network has no head %1</source>
        <translation>이 네트워크에는 헤드 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>use %1</source>
        <translation>%1을(를) 쓰십시오</translation>
    </message>
    <message>
        <source>the block model.%1 (%2) cannot be built: %3</source>
        <translation>블록 model.%1(%2)을(를) 만들 수 없습니다: %3</translation>
    </message>
    <message>
        <source>it reads the layer %1</source>
        <translation>층 %1을(를) 읽습니다</translation>
    </message>
    <message>
        <source>it reads nothing</source>
        <translation>아무것도 읽지 않습니다</translation>
    </message>
    <message>
        <source>its inputs are maps of different sizes</source>
        <translation>입력 맵의 크기가 서로 다릅니다</translation>
    </message>
    <message>
        <source>its output would be larger than the input</source>
        <translation>출력이 입력보다 커집니다</translation>
    </message>
    <message>
        <source>its map has a stride of %1 pixels</source>
        <translation>맵의 보폭이 %1픽셀입니다</translation>
    </message>
    <message>
        <source>the description of its network has &apos;%1&apos;, which is not known</source>
        <translation>네트워크 설명에 알 수 없는 &apos;%1&apos;이(가) 있습니다</translation>
    </message>
    <message>
        <source>YOLOv12 as its authors published it (sunsmarterjie/yolov12), another network than ultralytics&apos; YOLO12</source>
        <translation>저자들이 공개한 YOLOv12(sunsmarterjie/yolov12), ultralytics의 YOLO12와는 다른 네트워크</translation>
    </message>
    <message>
        <source>choose a .safetensors, .pt, .torchscript or .onnx file</source>
        <translation>.safetensors, .pt, .torchscript, .onnx 파일을 고르십시오</translation>
    </message>
    <message>
        <source>the file has more parts than any network</source>
        <translation>파일의 구성 요소가 어떤 네트워크보다도 많습니다</translation>
    </message>
    <message>
        <source>get it again, or export it again</source>
        <translation>다시 받거나 다시 내보내십시오</translation>
    </message>
    <message>
        <source>a name in it is none: too long, or no UTF-8</source>
        <translation>파일 안의 이름 하나가 너무 길거나 UTF-8이 아닙니다</translation>
    </message>
    <message>
        <source>tensor %1 has not as many numbers as its sizes say</source>
        <translation>텐서 %1의 수의 개수가 크기와 맞지 않습니다</translation>
    </message>
    <message>
        <source>the numbers of tensor %1 are kept in another file, %2</source>
        <translation>텐서 %1의 값이 다른 파일 %2에 있습니다</translation>
    </message>
    <message>
        <source>export it again as one file, without external data</source>
        <translation>외부 데이터 없이 한 파일로 다시 내보내십시오</translation>
    </message>
    <message>
        <source>tensor %1 has a size that is not a whole number</source>
        <translation>텐서 %1의 크기 가운데 하나가 정수가 아닙니다</translation>
    </message>
    <message>
        <source>tensor %1 has whole numbers (type %2): the network is quantised, which cannot be read</source>
        <translation>텐서 %1의 값이 정수(형식 %2)입니다: 양자화된 네트워크는 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>export it again without quantisation, in full or half precision</source>
        <translation>양자화하지 않고 단정밀도나 반정밀도로 다시 내보내십시오</translation>
    </message>
    <message>
        <source>the network is quantised (%1), which cannot be read</source>
        <translation>양자화된 네트워크(%1)는 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>the network was optimised for one kind of processor: its weights are in another order</source>
        <translation>한 종류의 프로세서에 맞춰 최적화된 네트워크여서 가중치의 순서가 다릅니다</translation>
    </message>
    <message>
        <source>use the file as it was exported</source>
        <translation>내보낸 그대로의 파일을 쓰십시오</translation>
    </message>
    <message>
        <source>the tensors were renamed: nothing says to which layer %1 of the node %2 belongs</source>
        <translation>텐서의 이름이 바뀌었습니다: 노드 %2의 %1이(가) 어느 층의 것인지 알 수 없습니다</translation>
    </message>
    <message>
        <source>use the file as ultralytics exports it, or its .pt</source>
        <translation>ultralytics가 내보낸 그대로의 파일이나 .pt를 쓰십시오</translation>
    </message>
    <message>
        <source>its tensors are far larger than the file</source>
        <translation>텐서가 파일보다 훨씬 큽니다</translation>
    </message>
    <message>
        <source>the weights of the node %1 are computed by other nodes, which cannot be read</source>
        <translation>노드 %1의 가중치를 다른 노드가 계산하므로 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>the file is larger than an ONNX file can be (2 GiB)</source>
        <translation>파일이 ONNX 파일의 한도(2 GiB)보다 큽니다</translation>
    </message>
    <message>
        <source>the file is cut off or damaged: its fields do not add up</source>
        <translation>파일이 잘렸거나 손상되었습니다: 필드가 서로 맞지 않습니다</translation>
    </message>
    <message>
        <source>a list of more than %1 numbers where no network has one</source>
        <translation>어떤 네트워크에도 없는, 수가 %1개를 넘는 목록이 있습니다</translation>
    </message>
    <message>
        <source>the block %1 is of the class %2, which cannot be built</source>
        <translation>블록 %1은(는) 만들 수 없는 클래스 %2의 블록입니다</translation>
    </message>
    <message>
        <source>the block %1 has %2 numbers a box, which cannot be built</source>
        <translation>블록 %1은(는) 박스마다 수가 %2개여서 만들 수 없습니다</translation>
    </message>
    <message>
        <source>the block %1 is no detection head</source>
        <translation>블록 %1은(는) 탐지 헤드가 아닙니다</translation>
    </message>
    <message>
        <source>this is a YOLO network of another structure (its detection head is %1), and the file does not say what its layers read</source>
        <translation>구조가 다른 YOLO 네트워크이고(탐지 헤드가 %1), 층이 무엇을 읽는지 파일에 적혀 있지 않습니다</translation>
    </message>
    <message>
        <source>use the checkpoint (.pt) that it was exported from</source>
        <translation>내보내기 전의 체크포인트(.pt)를 쓰십시오</translation>
    </message>
    <message>
        <source>these are not the weights of a detector that is known here (%1)</source>
        <translation>알려진 탐지기(%1)의 가중치가 아닙니다</translation>
    </message>
    <message>
        <source>use the checkpoint or an export of one of these</source>
        <translation>이 가운데 하나의 체크포인트나 내보낸 파일을 쓰십시오</translation>
    </message>
    <message>
        <source>use a detector of one of %1</source>
        <translation>%1 가운데 하나의 탐지기를 쓰십시오</translation>
    </message>
    <message>
        <source>use an export of a YOLO detector</source>
        <translation>YOLO 탐지기를 내보낸 파일을 쓰십시오</translation>
    </message>
    <message>
        <source>it puts the whole picture into its input with a grey border, and %1 stretches it: one patch is trained on inputs that show a picture one way</source>
        <translation>이 탐지기는 그림 전체를 회색 테두리와 함께 입력에 넣고 %1은(는) 그림을 늘입니다: 한 패치는 그림을 같은 방식으로 보여 주는 입력에서만 학습합니다</translation>
    </message>
    <message>
        <source>it stretches the picture to its square input, and %1 puts it there with a grey border: one patch is trained on inputs that show a picture one way</source>
        <translation>이 탐지기는 그림을 정사각형 입력으로 늘이고 %1은(는) 회색 테두리와 함께 넣습니다: 한 패치는 그림을 같은 방식으로 보여 주는 입력에서만 학습합니다</translation>
    </message>
    <message>
        <source>attention over %1 channels with %2 heads cannot be built</source>
        <translation>채널 %1개를 헤드 %2개로 나누는 어텐션은 만들 수 없습니다</translation>
    </message>
    <message>
        <source>it takes a picture stretched to its square input; a patch on it is drawn so that it is square on the picture</source>
        <translation>그림을 정사각형 입력에 맞게 늘여서 받습니다. 패치는 그림 위에서 정사각형이 되도록 그려집니다</translation>
    </message>
    <message>
        <source>the decoder was made for maps of other channels than it reads</source>
        <translation>디코더가 읽는 특징 맵의 채널 수가 디코더에 맞지 않습니다</translation>
    </message>
    <message>
        <source>%1 has no width and depth to choose</source>
        <translation>%1에는 고를 수 있는 너비와 깊이가 없습니다</translation>
    </message>
    <message>
        <source>choose one of its scales, %1</source>
        <translation>크기 %1 가운데 하나를 고르십시오</translation>
    </message>
    <message>
        <source>RT-DETR as its authors published it (lyuwenyu/RT-DETR), which names its tensors otherwise than ultralytics</source>
        <translation>저자들이 공개한 RT-DETR(lyuwenyu/RT-DETR)로, 텐서 이름이 ultralytics와 다릅니다</translation>
    </message>
    <message>
        <source>the decoder&apos;s sizes do not fit each other</source>
        <translation>디코더의 크기들이 서로 맞지 않습니다</translation>
    </message>
    <message>
        <source>the decoder has %1 parts named %2, which cannot be built</source>
        <translation>디코더에 이름이 %2인 부분이 %1개 있어 만들 수 없습니다</translation>
    </message>
    <message>
        <source>the block %1 has a &apos;%2&apos; that cannot be built</source>
        <translation>블록 %1의 &apos;%2&apos; 값으로는 만들 수 없습니다</translation>
    </message>
    <message>
        <source>what this patch would raise is the detector&apos;s own training loss, and that of RT-DETR, which pairs queries with objects (Hungarian matching), is not known here</source>
        <translation>이 패치는 탐지기 자체의 학습 손실을 높이려 하는데, 쿼리와 객체를 짝짓는(헝가리안 매칭) RT-DETR의 학습 손실은 여기에 구현되어 있지 않습니다</translation>
    </message>
    <message>
        <source>use --recipe hide, or another detector</source>
        <translation>--recipe hide를 쓰거나 다른 탐지기를 쓰십시오</translation>
    </message>
    <message>
        <source>use the recipe &apos;hide&apos;, or another detector</source>
        <translation>레시피 &apos;hide&apos;나 다른 탐지기를 쓰십시오</translation>
    </message>
    <message>
        <source>a detector of the architecture %1 cannot be trained or hardened here: the loss that it is trained with is not built</source>
        <translation>구조가 %1인 탐지기는 여기서 학습하거나 강화할 수 없습니다. 이 탐지기의 학습 손실이 구현되어 있지 않습니다</translation>
    </message>
    <message>
        <source>use a YOLO detector; patches can be trained against this one, and it can be evaluated</source>
        <translation>YOLO 탐지기를 쓰십시오. 이 탐지기로는 패치를 학습하고 평가할 수 있습니다</translation>
    </message>
    <message>
        <source>nothing is called &quot;%1&quot; in what a detector finds</source>
        <translation>탐지기가 찾은 것 중에 &quot;%1&quot;(이)라는 것은 없습니다</translation>
    </message>
    <message>
        <source>use found, half-seen, missed or invented</source>
        <translation>found, half-seen, missed, invented 중 하나를 쓰십시오</translation>
    </message>
    <message>
        <source>its images have no annotations: nothing can be trained or measured on them</source>
        <translation>이 데이터셋의 이미지에는 주석이 없습니다. 이것으로는 학습하거나 측정할 수 없습니다</translation>
    </message>
    <message>
        <source>use it to look at what a detector finds, or import the images with their annotations</source>
        <translation>탐지기가 무엇을 찾는지 보는 데 쓰거나, 이미지를 주석과 함께 가져오십시오</translation>
    </message>
    <message>
        <source>give the folder that holds the pictures</source>
        <translation>그림이 있는 폴더를 고르십시오</translation>
    </message>
    <message>
        <source>looking for pictures</source>
        <translation>그림을 찾는 중</translation>
    </message>
    <message>
        <source>there is no picture</source>
        <translation>그림이 없습니다</translation>
    </message>
    <message>
        <source>the pictures have no annotations: detectors can look at them, but nothing can be trained or measured on them</source>
        <translation>그림에 주석이 없습니다. 탐지기로 검사할 수는 있지만 학습하거나 측정할 수는 없습니다</translation>
    </message>
    <message>
        <source>Going on where this evaluation was stopped: %1 pictures are done</source>
        <translation>중지된 평가를 이어서 진행합니다: 사진 %1장 완료</translation>
    </message>
    <message>
        <source>the images have no annotations: nothing can be trained or measured on them</source>
        <translation>이미지에 주석이 없습니다. 이것으로는 학습하거나 측정할 수 없습니다</translation>
    </message>
    <message>
        <source>choose images with annotations</source>
        <translation>주석이 있는 이미지를 고르십시오</translation>
    </message>
    <message>
        <source>the run &apos;%1&apos; is in the trash</source>
        <translation>실행 &apos;%1&apos;은(는) 휴지통에 있습니다</translation>
    </message>
    <message>
        <source>bring it back: trash restore %1</source>
        <translation>되돌리십시오: trash restore %1</translation>
    </message>
    <message>
        <source>bring it back from the trash</source>
        <translation>휴지통에서 되돌리십시오</translation>
    </message>
    <message>
        <source>there is a run &apos;%1&apos; already</source>
        <translation>이름이 &apos;%1&apos;인 실행이 이미 있습니다</translation>
    </message>
    <message>
        <source>a run&apos;s name is empty</source>
        <translation>실행의 이름이 비어 있습니다</translation>
    </message>
    <message>
        <source>looking for blind spots was stopped</source>
        <translation>맹점 찾기를 중지했습니다</translation>
    </message>
    <message>
        <source>looking for blind spots</source>
        <translation>맹점을 찾는 중</translation>
    </message>
    <message>
        <source>there is no &apos;%1&apos; in the trash</source>
        <translation>휴지통에 &apos;%1&apos;이(가) 없습니다</translation>
    </message>
    <message>
        <source>trash</source>
        <translation>휴지통</translation>
    </message>
    <message>
        <source>trash list says what there is</source>
        <translation>trash list가 무엇이 있는지 알려 줍니다</translation>
    </message>
    <message>
        <source>look at what there is</source>
        <translation>무엇이 있는지 확인하십시오</translation>
    </message>
    <message>
        <source>several things in the trash are named &apos;%1&apos;</source>
        <translation>휴지통에 이름이 &apos;%1&apos;인 것이 여러 개 있습니다</translation>
    </message>
    <message>
        <source>name one by its number: %1 and %2 are two of them</source>
        <translation>번호로 하나를 고르십시오. 그중 둘은 %1, %2입니다</translation>
    </message>
    <message>
        <source>updates at once</source>
        <translation>동시 갱신 수</translation>
    </message>
    <message>
        <source>checkpoints are compared by what they hide, and this run was trained for something else</source>
        <translation>체크포인트는 숨기는 정도로 비교하는데, 이 실행은 다른 목적으로 학습되었습니다</translation>
    </message>
    <message>
        <source>evaluate their files: evaluate --patch FILE</source>
        <translation>파일을 평가하십시오: evaluate --patch FILE</translation>
    </message>
    <message>
        <source>evaluate them on the Evaluate page</source>
        <translation>평가 페이지에서 평가하십시오</translation>
    </message>
    <message>
        <source>the selection &apos;%1&apos; of the run is gone, so that its dataset is not known</source>
        <translation>실행의 선택 집합 &apos;%1&apos;이(가) 없어져 데이터셋을 알 수 없습니다</translation>
    </message>
    <message>
        <source>say where held-out images are: --dataset NAME</source>
        <translation>보류 이미지가 있는 곳을 알려 주십시오: --dataset NAME</translation>
    </message>
    <message>
        <source>choose the dataset of the held-out images</source>
        <translation>보류 이미지의 데이터셋을 고르십시오</translation>
    </message>
    <message>
        <source>no image shows the class that the run was not trained on</source>
        <translation>클래스가 보이는 이미지가 모두 이 실행의 학습에 쓰였습니다</translation>
    </message>
    <message>
        <source>of the images that show the class, the run was not trained on %1: too few for one half to choose and the other to report</source>
        <translation>클래스가 보이는 이미지 가운데 학습에 쓰이지 않은 것은 %1장입니다. 절반으로 고르고 나머지 절반으로 보고하기에는 너무 적습니다</translation>
    </message>
    <message>
        <source>name others with --dataset or --selection</source>
        <translation>--dataset이나 --selection으로 다른 이미지를 지정하십시오</translation>
    </message>
    <message>
        <source>choose another dataset</source>
        <translation>다른 데이터셋을 고르십시오</translation>
    </message>
    <message>
        <source>the run keeps no checkpoints beside its patch</source>
        <translation>실행에 패치 말고는 보관된 체크포인트가 없습니다</translation>
    </message>
    <message>
        <source>runs keep them since this version; train it anew, or extend it</source>
        <translation>체크포인트는 이 버전부터 보관됩니다. 새로 학습하거나 실행을 연장하십시오</translation>
    </message>
    <message>
        <source>The last checkpoint is the best one: no earlier one hides more on the %1 images that choose. On the %2 others it hides %3 % of what is noticed without it %4</source>
        <translation>마지막 체크포인트가 가장 좋습니다. 고르는 이미지 %1장에서 더 많이 숨기는 이전 체크포인트가 없습니다. 나머지 %2장에서는 패치가 없을 때 알아챈 것의 %3%를 숨깁니다 %4</translation>
    </message>
    <message>
        <source>Iteration %1 is better than the last one beyond chance: on the %2 images that did not choose it, it hides %3 % and the last one %4 %, a difference of %5 points %6</source>
        <translation>반복 %1은(는) 우연을 넘어 마지막보다 좋습니다. 고르는 데 쓰이지 않은 이미지 %2장에서 %3%를 숨기고 마지막은 %4%를 숨깁니다. 차이는 %5포인트입니다 %6</translation>
    </message>
    <message>
        <source>Luck chose iteration %1: on the %2 images that did not choose it, it hides %3 % and the last one %4 %, a difference of %5 points %6. Stay with the last one</source>
        <translation>반복 %1은(는) 우연히 골라졌습니다. 고르는 데 쓰이지 않은 이미지 %2장에서 %3%를 숨기고 마지막은 %4%를 숨깁니다. 차이는 %5포인트입니다 %6. 마지막 것을 쓰십시오</translation>
    </message>
    <message>
        <source>No checkpoint is shown to be better than the last one: iteration %1 hides %3 % on the %2 images that did not choose it and the last one %4 %, a difference of %5 points %6, which may be chance</source>
        <translation>마지막보다 좋다고 입증된 체크포인트가 없습니다. 반복 %1은(는) 고르는 데 쓰이지 않은 이미지 %2장에서 %3%를, 마지막은 %4%를 숨깁니다. 차이 %5포인트 %6은(는) 우연일 수 있습니다</translation>
    </message>
    <message>
        <source>A plain grey square of its size hides %1 %: the patch hides more beyond chance</source>
        <translation>같은 크기의 단순한 회색 사각형은 %1%를 숨깁니다. 패치가 우연을 넘어 더 많이 숨깁니다</translation>
    </message>
    <message>
        <source>A plain grey square of its size hides %1 %: the patch is not shown to hide more</source>
        <translation>같은 크기의 단순한 회색 사각형은 %1%를 숨깁니다. 패치가 더 많이 숨긴다고 입증되지 않았습니다</translation>
    </message>
    <message>
        <source>Nothing was measured: on one half of the images the detector notices nothing without a patch either</source>
        <translation>아무것도 측정하지 못했습니다. 이미지 절반에서 탐지기가 패치가 없어도 아무것도 알아채지 못합니다</translation>
    </message>
    <message>
        <source>Half of the held-out images chose, the other half report: the figure of all images flatters the one that was chosen, the figure of the other half may be quoted</source>
        <translation>보류 이미지의 절반이 고르고 나머지 절반이 보고합니다. 모든 이미지의 수치는 골라진 것에 유리하며, 인용할 수 있는 것은 나머지 절반의 수치입니다</translation>
    </message>
    <message>
        <source>the comparison of checkpoints is damaged</source>
        <translation>체크포인트 비교 기록이 손상되었습니다</translation>
    </message>
    <message>
        <source>measure them again</source>
        <translation>다시 측정하십시오</translation>
    </message>
    <message>
        <source>write lines such as: iterations = 100</source>
        <translation>iterations = 100과 같은 줄로 쓰십시오</translation>
    </message>
    <message>
        <source>a quote is not closed</source>
        <translation>따옴표가 닫히지 않았습니다</translation>
    </message>
    <message>
        <source>there is no value</source>
        <translation>값이 없습니다</translation>
    </message>
    <message>
        <source>there is something behind the quoted value</source>
        <translation>따옴표로 묶은 값 뒤에 무엇인가 더 있습니다</translation>
    </message>
    <message>
        <source>the section&apos;s ] is missing</source>
        <translation>섹션의 ]가 없습니다</translation>
    </message>
    <message>
        <source>this is neither &apos;key = value&apos; nor a [section]</source>
        <translation>&apos;키 = 값&apos;도 [섹션]도 아닙니다</translation>
    </message>
    <message>
        <source>make room on the disk, and resume the run</source>
        <translation>디스크에 공간을 마련하고 실행을 재개하십시오</translation>
    </message>
    <message>
        <source>the run keeps no checkpoint of iteration %1</source>
        <translation>실행에 반복 %1의 체크포인트가 없습니다</translation>
    </message>
    <message>
        <source>it keeps none: it was trained before Blindspot kept them, or ended too early</source>
        <translation>보관된 것이 없습니다. Blindspot이 체크포인트를 보관하기 전에 학습했거나 너무 일찍 끝났습니다</translation>
    </message>
    <message>
        <source>it keeps those of the iterations %1</source>
        <translation>보관된 반복은 %1입니다</translation>
    </message>
    <message>
        <source>group</source>
        <translation>그룹</translation>
    </message>
    <message>
        <source>the group&apos;s name has more than one line</source>
        <translation>그룹 이름이 한 줄이 아닙니다</translation>
    </message>
    <message>
        <source>use a name of one line</source>
        <translation>한 줄로 된 이름을 쓰십시오</translation>
    </message>
    <message>
        <source>the group&apos;s name is too long</source>
        <translation>그룹 이름이 너무 깁니다</translation>
    </message>
    <message>
        <source>use at most %1 letters</source>
        <translation>최대 %1자까지 쓰십시오</translation>
    </message>
    <message>
        <source>there is no group &apos;%1&apos; of runs</source>
        <translation>실행 그룹 &apos;%1&apos;이(가) 없습니다</translation>
    </message>
    <message>
        <source>no run is in a group yet</source>
        <translation>아직 그룹에 든 실행이 없습니다</translation>
    </message>
    <message>
        <source>the groups are %1</source>
        <translation>그룹은 %1입니다</translation>
    </message>
    <message>
        <source>a group&apos;s name is empty</source>
        <translation>그룹 이름이 비어 있습니다</translation>
    </message>
    <message>
        <source>there is a group &apos;%1&apos; already</source>
        <translation>그룹 &apos;%1&apos;이(가) 이미 있습니다</translation>
    </message>
    <message>
        <source>choose another name, or put the runs into that group</source>
        <translation>다른 이름을 고르거나 실행을 그 그룹에 넣으십시오</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no setting of a training</source>
        <translation>&apos;%1&apos;은(는) 학습 설정이 아닙니다</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a whole number</source>
        <translation>&apos;%1&apos;은(는) 정수가 아닙니다</translation>
    </message>
    <message>
        <source>write a plain whole number</source>
        <translation>정수만 쓰십시오</translation>
    </message>
    <message>
        <source>choose a configuration file, such as train.toml</source>
        <translation>train.toml과 같은 설정 파일을 고르십시오</translation>
    </message>
    <message>
        <source>the file is of a newer version (%1); this program knows %2: what it knows of it was taken</source>
        <translation>파일이 더 새로운 버전(%1)입니다. 이 프로그램은 버전 %2까지 알며, 아는 설정만 가져왔습니다</translation>
    </message>
    <message>
        <source>the file has no settings of a training</source>
        <translation>파일에 학습 설정이 없습니다</translation>
    </message>
    <message>
        <source>choose a file with a section [train], such as the train.toml of an exported run</source>
        <translation>내보낸 실행의 train.toml처럼 [train] 섹션이 있는 파일을 고르십시오</translation>
    </message>
    <message>
        <source>the file cannot be read (%1)</source>
        <translation>파일을 읽을 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>the file is too large for settings</source>
        <translation>설정 파일이라기에는 너무 큽니다</translation>
    </message>
    <message>
        <source>there is no detector &apos;%1&apos; in this workspace</source>
        <translation>이 작업 공간에 탐지기 &apos;%1&apos;이(가) 없습니다</translation>
    </message>
    <message>
        <source>there is no selection &apos;%1&apos; in this workspace</source>
        <translation>이 작업 공간에 선택 집합 &apos;%1&apos;이(가) 없습니다</translation>
    </message>
    <message>
        <source>there is no dataset &apos;%1&apos; in this workspace</source>
        <translation>이 작업 공간에 데이터셋 &apos;%1&apos;이(가) 없습니다</translation>
    </message>
    <message>
        <source>write a plain number</source>
        <translation>수만 쓰십시오</translation>
    </message>
    <message>
        <source>use %1 or a number from 1</source>
        <translation>%1 또는 1 이상의 수를 쓰십시오</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is neither on nor off</source>
        <translation>&apos;%1&apos;은(는) on도 off도 아닙니다</translation>
    </message>
    <message>
        <source>use on or off</source>
        <translation>on 또는 off를 쓰십시오</translation>
    </message>
    <message>
        <source>write items such as key=1, with commas</source>
        <translation>key=1과 같은 항목을 쉼표로 나누어 쓰십시오</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has an empty item</source>
        <translation>&apos;%1&apos;에 빈 항목이 있습니다</translation>
    </message>
    <message>
        <source>the list is empty</source>
        <translation>목록이 비어 있습니다</translation>
    </message>
    <message>
        <source>unknown transform &apos;%1&apos;</source>
        <translation>변환 &apos;%1&apos;을(를) 알 수 없습니다</translation>
    </message>
    <message>
        <source>use none or%1, as in rotation=15</source>
        <translation>rotation=15처럼 none 또는%1을(를) 쓰십시오</translation>
    </message>
    <message>
        <source>unknown word &apos;%1&apos;</source>
        <translation>&apos;%1&apos;을(를) 알 수 없습니다</translation>
    </message>
    <message>
        <source>&apos;%1&apos; are not two numbers</source>
        <translation>&apos;%1&apos;은(는) 수 두 개가 아닙니다</translation>
    </message>
    <message>
        <source>use B1,B2 as in 0.9,0.999</source>
        <translation>0.9,0.999처럼 B1,B2를 쓰십시오</translation>
    </message>
    <message>
        <source>the picture has %1 x %2 pixels and its annotations were made for %3 x %4: they are left out</source>
        <translation>이미지는 %1 x %2픽셀인데 주석은 %3 x %4에 맞춰 만들어져서 주석을 제외합니다</translation>
    </message>
    <message>
        <source>copying the database was stopped</source>
        <translation>데이터베이스 복사가 중단되었습니다</translation>
    </message>
    <message>
        <source>copying the database</source>
        <translation>데이터베이스 복사 중</translation>
    </message>
    <message>
        <source>the copy of the database is damaged (%1)</source>
        <translation>데이터베이스의 복사본이 손상되었습니다(%1)</translation>
    </message>
    <message>
        <source>check the workspace and the disk</source>
        <translation>작업 공간과 디스크를 확인하세요</translation>
    </message>
    <message>
        <source>this workspace was made by a newer Blindspot (it is of version %1, this program knows up to %2) and needs Blindspot %3 or later</source>
        <translation>이 작업 공간은 더 새로운 Blindspot으로 만들었습니다(버전 %1, 이 프로그램은 %2까지 압니다). Blindspot %3 이상이 필요합니다</translation>
    </message>
    <message>
        <source>install Blindspot %1, or choose another workspace</source>
        <translation>Blindspot %1을(를) 설치하거나 다른 작업 공간을 고르세요</translation>
    </message>
    <message>
        <source>this workspace is of an earlier version (%1) and was left as it is, because its backup could not be written (%2)</source>
        <translation>이 작업 공간은 이전 버전(%1)이며, 백업을 쓸 수 없어 그대로 두었습니다(%2)</translation>
    </message>
    <message>
        <source>free some disk space, see that the folder may be written, and open it again</source>
        <translation>디스크 공간을 비우고 폴더에 쓸 수 있는지 확인한 뒤 다시 여세요</translation>
    </message>
    <message>
        <source>plug one in, or choose a video file or the drawn street</source>
        <translation>카메라를 연결하거나 동영상 파일 또는 그려진 거리를 고르세요</translation>
    </message>
    <message>
        <source>these are there: %1</source>
        <translation>연결된 카메라: %1</translation>
    </message>
    <message>
        <source>the camera gives no pictures any more</source>
        <translation>카메라가 더 이상 화면을 보내지 않습니다</translation>
    </message>
    <message>
        <source>check its cable, and that no other program uses it</source>
        <translation>케이블을 확인하고 다른 프로그램이 쓰고 있지 않은지 확인하세요</translation>
    </message>
    <message>
        <source>the stream gives no pictures any more</source>
        <translation>스트림이 더 이상 화면을 보내지 않습니다</translation>
    </message>
    <message>
        <source>check the network and the camera</source>
        <translation>네트워크와 카메라를 확인하세요</translation>
    </message>
    <message>
        <source>from frame %1 on the pictures have another size, which cannot be followed</source>
        <translation>%1번 프레임부터 화면 크기가 달라져 이어서 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>cut the video there into two files</source>
        <translation>그 지점에서 동영상을 두 파일로 나누세요</translation>
    </message>
    <message>
        <source>frame %1 cannot be decoded</source>
        <translation>%1번 프레임을 디코딩할 수 없습니다</translation>
    </message>
    <message>
        <source>convert the video to H.264 in an MP4 file</source>
        <translation>동영상을 H.264 MP4 파일로 변환하세요</translation>
    </message>
    <message>
        <source>the video ends early: %1 of %2 frames could be read; the file is cut off or damaged</source>
        <translation>동영상이 일찍 끝납니다. %2개 프레임 중 %1개를 읽었습니다. 파일이 잘렸거나 손상되었습니다</translation>
    </message>
    <message>
        <source>pictures left out: %1, the first: %2</source>
        <translation>제외된 사진: %1장, 첫 번째: %2</translation>
    </message>
    <message>
        <source>check its name and permissions</source>
        <translation>이름과 권한을 확인하세요</translation>
    </message>
    <message>
        <source>there are no pictures in the folder</source>
        <translation>폴더에 사진이 없습니다</translation>
    </message>
    <message>
        <source>name a folder with pictures, or a video file</source>
        <translation>사진이 있는 폴더나 동영상 파일을 지정하세요</translation>
    </message>
    <message>
        <source>the file is cut off: the index at its end is missing</source>
        <translation>파일이 잘렸습니다. 끝에 있어야 할 색인이 없습니다</translation>
    </message>
    <message>
        <source>the file is cut off or damaged</source>
        <translation>파일이 잘렸거나 손상되었습니다</translation>
    </message>
    <message>
        <source>what is in the file is no video</source>
        <translation>파일 내용이 동영상이 아닙니다</translation>
    </message>
    <message>
        <source>nobody answers at the address</source>
        <translation>그 주소에서 응답이 없습니다</translation>
    </message>
    <message>
        <source>the address asks for a name and a password</source>
        <translation>그 주소는 이름과 비밀번호를 요구합니다</translation>
    </message>
    <message>
        <source>there is no such stream at the address</source>
        <translation>그 주소에 그런 스트림이 없습니다</translation>
    </message>
    <message>
        <source>there is no frame in it</source>
        <translation>프레임이 하나도 없습니다</translation>
    </message>
    <message>
        <source>choose another source</source>
        <translation>다른 소스를 고르세요</translation>
    </message>
    <message>
        <source>no picture has come for %1 s</source>
        <translation>%1초 동안 화면이 오지 않았습니다</translation>
    </message>
    <message>
        <source>check the cable and the camera</source>
        <translation>케이블과 카메라를 확인하세요</translation>
    </message>
    <message>
        <source>check the disk that the video lies on</source>
        <translation>동영상이 있는 디스크를 확인하세요</translation>
    </message>
    <message>
        <source>Blindspot opens no network connection unless it is asked to</source>
        <translation>Blindspot은 요청받지 않으면 네트워크에 연결하지 않습니다</translation>
    </message>
    <message>
        <source>allow it with --network</source>
        <translation>--network로 허용하세요</translation>
    </message>
    <message>
        <source>choose &quot;A camera of the network…&quot; as the source</source>
        <translation>소스로 &quot;네트워크 카메라…&quot;를 고르세요</translation>
    </message>
    <message>
        <source>the video file is empty</source>
        <translation>동영상 파일이 비어 있습니다</translation>
    </message>
    <message>
        <source>copy it again</source>
        <translation>다시 복사하세요</translation>
    </message>
    <message>
        <source>it is no video, or no decoder for it is installed</source>
        <translation>동영상이 아니거나 맞는 디코더가 설치되어 있지 않습니다</translation>
    </message>
    <message>
        <source>the video cannot be opened: %1</source>
        <translation>동영상을 열 수 없습니다: %1</translation>
    </message>
    <message>
        <source>copy it again from where it was recorded</source>
        <translation>촬영한 곳에서 다시 복사하세요</translation>
    </message>
    <message>
        <source>convert it to H.264 in an MP4 file</source>
        <translation>H.264 MP4 파일로 변환하세요</translation>
    </message>
    <message>
        <source>nobody answers at the address, or no stream is there</source>
        <translation>그 주소에서 응답이 없거나 스트림이 없습니다</translation>
    </message>
    <message>
        <source>the stream cannot be opened: %1</source>
        <translation>스트림을 열 수 없습니다: %1</translation>
    </message>
    <message>
        <source>check the address, the network and the camera</source>
        <translation>주소와 네트워크, 카메라를 확인하세요</translation>
    </message>
    <message>
        <source>there is no such camera</source>
        <translation>그런 카메라가 없습니다</translation>
    </message>
    <message>
        <source>the camera may not be used by you</source>
        <translation>이 카메라를 쓸 권한이 없습니다</translation>
    </message>
    <message>
        <source>let the administrator add you to the group video, and log in again</source>
        <translation>관리자에게 video 그룹에 추가해 달라고 한 뒤 다시 로그인하세요</translation>
    </message>
    <message>
        <source>another program uses the camera</source>
        <translation>다른 프로그램이 카메라를 쓰고 있습니다</translation>
    </message>
    <message>
        <source>close that program</source>
        <translation>그 프로그램을 닫으세요</translation>
    </message>
    <message>
        <source>the camera cannot be opened: %1</source>
        <translation>카메라를 열 수 없습니다: %1</translation>
    </message>
    <message>
        <source>unplug the camera and plug it in again</source>
        <translation>카메라를 뽑았다가 다시 꽂으세요</translation>
    </message>
    <message>
        <source>the camera gives no pictures: another program uses it, or it is no camera</source>
        <translation>카메라가 화면을 보내지 않습니다. 다른 프로그램이 쓰고 있거나 카메라가 아닙니다</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number of a camera</source>
        <translation>&quot;%1&quot;은(는) 카메라 번호가 아닙니다</translation>
    </message>
    <message>
        <source>use camera:N with the N of /dev/videoN</source>
        <translation>/dev/videoN의 N을 써서 camera:N으로 적으세요</translation>
    </message>
    <message>
        <source>there is no video file or folder of pictures called &quot;%1&quot;</source>
        <translation>&quot;%1&quot;(이)라는 동영상 파일이나 사진 폴더가 없습니다</translation>
    </message>
    <message>
        <source>check the name</source>
        <translation>이름을 확인하세요</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number of a street</source>
        <translation>&quot;%1&quot;은(는) 거리 번호가 아닙니다</translation>
    </message>
    <message>
        <source>use street:N with a whole number from 0 on</source>
        <translation>0 이상의 정수 N으로 street:N을 쓰세요</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no address that can be watched</source>
        <translation>&quot;%1&quot;은(는) 볼 수 있는 주소가 아닙니다</translation>
    </message>
    <message>
        <source>only rtsp:// and rtsps:// can; save other videos as files first</source>
        <translation>rtsp://와 rtsps://만 볼 수 있습니다. 다른 동영상은 먼저 파일로 저장하세요</translation>
    </message>
    <message>
        <source>a video cannot be written under this name</source>
        <translation>이 이름으로는 동영상을 저장할 수 없습니다</translation>
    </message>
    <message>
        <source>end the name with .mkv, .mp4 or .avi</source>
        <translation>이름을 .mkv, .mp4, .avi 중 하나로 끝내세요</translation>
    </message>
    <message>
        <source>the folder is not there</source>
        <translation>폴더가 없습니다</translation>
    </message>
    <message>
        <source>make it, or choose another one</source>
        <translation>폴더를 만들거나 다른 폴더를 고르세요</translation>
    </message>
    <message>
        <source>the pictures are too small for a video</source>
        <translation>동영상으로 만들기에는 사진이 너무 작습니다</translation>
    </message>
    <message>
        <source>the video file cannot be made</source>
        <translation>동영상 파일을 만들 수 없습니다</translation>
    </message>
    <message>
        <source>check the folder&apos;s permissions and that the disk is not full</source>
        <translation>폴더 권한과 디스크 여유 공간을 확인하세요</translation>
    </message>
    <message>
        <source>make room on the disk or record to another one</source>
        <translation>디스크를 비우거나 다른 디스크에 녹화하세요</translation>
    </message>
    <message>
        <source>the recording ended: %1</source>
        <translation>녹화가 끝났습니다: %1</translation>
    </message>
    <message>
        <source>make room on the disk or record to another one; about %1 s are kept</source>
        <translation>디스크를 비우거나 다른 디스크에 녹화하세요. 약 %1초 분량은 보관되었습니다</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>디스크가 가득 찼습니다</translation>
    </message>
    <message>
        <source>nothing more can be written to the file</source>
        <translation>파일에 더 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>the video could not be written: nothing of it can be read</source>
        <translation>동영상을 저장하지 못했습니다. 읽을 수 있는 내용이 없습니다</translation>
    </message>
    <message>
        <source>make room on the disk, or record to another one</source>
        <translation>디스크를 비우거나 다른 디스크에 녹화하세요</translation>
    </message>
    <message>
        <source>the video cannot get its name (%1)</source>
        <translation>동영상 이름을 바꿀 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>it is kept as %1</source>
        <translation>%1(으)로 보관되어 있습니다</translation>
    </message>
    <message>
        <source>the file cannot be removed (%1)</source>
        <translation>파일을 지울 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>thumbnails</source>
        <translation>축소 그림</translation>
    </message>
    <message>
        <source>the cache of thumbnails is damaged (%1); it can be removed, and is made anew</source>
        <translation>축소 그림 캐시가 손상되었습니다(%1). 지워도 되며 새로 만들어집니다</translation>
    </message>
    <message>
        <source>checking the database</source>
        <translation>데이터베이스 검사 중</translation>
    </message>
    <message>
        <source>database</source>
        <translation>데이터베이스</translation>
    </message>
    <message>
        <source>an index is damaged, the table is not (%1)</source>
        <translation>색인이 손상되었으나 표는 온전합니다(%1)</translation>
    </message>
    <message>
        <source>%1; restore the workspace from a backup</source>
        <translation>%1. 백업에서 작업 공간을 되살리세요</translation>
    </message>
    <message>
        <source>rows of %1 that refer to rows of %2 that are not there: %3</source>
        <translation>%2에 없는 행을 가리키는 %1의 행: %3</translation>
    </message>
    <message>
        <source>the entry %1 (%2) is of nothing that is still there</source>
        <translation>항목 %1(%2)의 대상이 더는 없습니다</translation>
    </message>
    <message>
        <source>its content is not what was written: the digest is another</source>
        <translation>내용이 기록된 것과 다릅니다. 다이제스트가 맞지 않습니다</translation>
    </message>
    <message>
        <source>this is no JSON, or it is cut short</source>
        <translation>JSON이 아니거나 끝이 잘렸습니다</translation>
    </message>
    <message>
        <source>its folder is not there; what is left is its record and its curve</source>
        <translation>폴더가 없습니다. 기록과 곡선만 남아 있습니다</translation>
    </message>
    <message>
        <source>the list of its images is not there; it cannot be resumed</source>
        <translation>이미지 목록이 없어 이어서 할 수 없습니다</translation>
    </message>
    <message>
        <source>checking runs</source>
        <translation>실행 검사 중</translation>
    </message>
    <message>
        <source>its patch is not there</source>
        <translation>패치가 없습니다</translation>
    </message>
    <message>
        <source>checking trainings of detectors</source>
        <translation>탐지기 학습 검사 중</translation>
    </message>
    <message>
        <source>checking evaluations</source>
        <translation>평가 검사 중</translation>
    </message>
    <message>
        <source>checking detectors</source>
        <translation>탐지기 검사 중</translation>
    </message>
    <message>
        <source>its file of weights is not there; add it again from where it is</source>
        <translation>가중치 파일이 없습니다. 지금 있는 곳에서 다시 추가하세요</translation>
    </message>
    <message>
        <source>its file of weights is no longer what was added</source>
        <translation>가중치 파일이 추가했을 때의 것이 아닙니다</translation>
    </message>
    <message>
        <source>pictures that are not there: %1; if they were moved: dataset locate</source>
        <translation>없는 그림: %1. 옮겼다면: dataset locate</translation>
    </message>
    <message>
        <source>pictures that are not there: %1; if they were moved, say where they are on the Dataset page</source>
        <translation>없는 그림: %1. 옮겼다면 데이터셋 쪽에서 위치를 알려 주세요</translation>
    </message>
    <message>
        <source>looking for what is left over</source>
        <translation>남은 것을 찾는 중</translation>
    </message>
    <message>
        <source>a file that was begun and never finished</source>
        <translation>쓰다 만 파일</translation>
    </message>
    <message>
        <source>an empty folder of a record that is gone</source>
        <translation>사라진 기록의 빈 폴더</translation>
    </message>
    <message>
        <source>a folder that no record knows; it is left as it is</source>
        <translation>어느 기록에도 없는 폴더. 그대로 둡니다</translation>
    </message>
    <message>
        <source>files</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>check the folders and the disk, and try again</source>
        <translation>폴더와 디스크를 확인하고 다시 시도하세요</translation>
    </message>
    <message>
        <source>reading the file failed half way (%1)</source>
        <translation>파일을 읽다가 실패했습니다(%1)</translation>
    </message>
    <message>
        <source>copying the workspace was stopped</source>
        <translation>작업 공간 복사가 중단되었습니다</translation>
    </message>
    <message>
        <source>copying the workspace (MB)</source>
        <translation>작업 공간 복사 중(MB)</translation>
    </message>
    <message>
        <source>checking the copy (MB)</source>
        <translation>복사본 확인 중(MB)</translation>
    </message>
    <message>
        <source>the copy is not what was copied</source>
        <translation>복사본이 원본과 다릅니다</translation>
    </message>
    <message>
        <source>check the disk, and copy again</source>
        <translation>디스크를 확인하고 다시 복사하세요</translation>
    </message>
    <message>
        <source>there is not enough room (%1 MB are needed, %2 MB are free)</source>
        <translation>공간이 모자랍니다(필요 %1 MB, 남은 공간 %2 MB)</translation>
    </message>
    <message>
        <source>free some disk space, or choose another folder</source>
        <translation>디스크 공간을 비우거나 다른 폴더를 고르세요</translation>
    </message>
    <message>
        <source>choose a folder that does not exist yet, or an empty one</source>
        <translation>아직 없는 폴더나 빈 폴더를 고르세요</translation>
    </message>
    <message>
        <source>this folder and the workspace&apos;s lie in each other</source>
        <translation>이 폴더와 작업 공간 폴더가 서로 안에 있습니다</translation>
    </message>
    <message>
        <source>somebody uses the folder</source>
        <translation>누군가 폴더를 쓰고 있습니다</translation>
    </message>
    <message>
        <source>checking the workspace was stopped</source>
        <translation>작업 공간 검사가 중단되었습니다</translation>
    </message>
    <message>
        <source>a training is under way in this workspace</source>
        <translation>이 작업 공간에서 학습이 진행 중입니다</translation>
    </message>
    <message>
        <source>tidying the workspace was stopped</source>
        <translation>작업 공간 정리가 중단되었습니다</translation>
    </message>
    <message>
        <source>removing what is left over</source>
        <translation>남은 것을 지우는 중</translation>
    </message>
    <message>
        <source>tidying the thumbnails</source>
        <translation>축소 그림 정리 중</translation>
    </message>
    <message>
        <source>writing the database anew</source>
        <translation>데이터베이스를 새로 쓰는 중</translation>
    </message>
    <message>
        <source>the workspace is open in another window or program</source>
        <translation>작업 공간이 다른 창이나 프로그램에서 열려 있습니다</translation>
    </message>
    <message>
        <source>close it there, and move it then</source>
        <translation>거기서 닫은 뒤 옮기세요</translation>
    </message>
    <message>
        <source>the workspace cannot be moved (%1)</source>
        <translation>작업 공간을 옮길 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>check that both folders may be written</source>
        <translation>두 폴더 모두에 쓸 수 있는지 확인하세요</translation>
    </message>
    <message>
        <source>moving the workspace was stopped</source>
        <translation>작업 공간 이동이 중단되었습니다</translation>
    </message>
    <message>
        <source>the queue has no item %1 that trains a patch</source>
        <translation>대기열에 패치를 학습하는 항목 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>see the items with queue list</source>
        <translation>queue list로 항목을 확인하십시오</translation>
    </message>
    <message>
        <source>see the runs with runs list</source>
        <translation>runs list로 실행을 확인하십시오</translation>
    </message>
    <message>
        <source>there is no patch</source>
        <translation>패치가 없습니다</translation>
    </message>
    <message>
        <source>name a file with --patch or a run with --run</source>
        <translation>--patch로 파일을, 또는 --run으로 실행을 지정하십시오</translation>
    </message>
    <message>
        <source>another item of the queue writes this file</source>
        <translation>대기열의 다른 항목이 이 파일에 씁니다</translation>
    </message>
    <message>
        <source>there is no study &apos;%1&apos;</source>
        <translation>&apos;%1&apos; 연구가 없습니다</translation>
    </message>
    <message>
        <source>see the studies with study list</source>
        <translation>study list로 연구를 확인하십시오</translation>
    </message>
    <message>
        <source>the queue has something that this version does not know (%1)</source>
        <translation>대기열에 이 버전이 모르는 것이 있습니다(%1)</translation>
    </message>
    <message>
        <source>update Blindspot</source>
        <translation>Blindspot을 업데이트하십시오</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names no item of the queue</source>
        <translation>&apos;%1&apos;은(는) 대기열의 항목이 아닙니다</translation>
    </message>
    <message>
        <source>use item:NUMBER, as queue list has it</source>
        <translation>queue list에 있는 대로 item:번호를 쓰십시오</translation>
    </message>
    <message>
        <source>Train patch %1: against %2 on %3</source>
        <translation>패치 %1 학습: 탐지기 %2, 이미지 %3</translation>
    </message>
    <message>
        <source>Train a patch (%1, %2 px, %3 iterations) against %4 on %5</source>
        <translation>패치 학습(%1, %2 px, 반복 %3회): 탐지기 %4, 이미지 %5</translation>
    </message>
    <message>
        <source>Evaluate %1 on %2</source>
        <translation>%1 평가: 이미지 %2</translation>
    </message>
    <message>
        <source>Harden a detector: %1, on %2, %3 epochs</source>
        <translation>탐지기 강화: %1, 이미지 %2, 에포크 %3회</translation>
    </message>
    <message>
        <source>Train detector %1 on %2, %3 epochs</source>
        <translation>탐지기 %1 학습: 이미지 %2, 에포크 %3회</translation>
    </message>
    <message>
        <source>Study %1</source>
        <translation>연구 %1</translation>
    </message>
    <message>
        <source>item %1 of the queue</source>
        <translation>대기열의 항목 %1</translation>
    </message>
    <message>
        <source>its request cannot be read</source>
        <translation>요청을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>remove it and add it anew</source>
        <translation>지우고 다시 추가하십시오</translation>
    </message>
    <message>
        <source>the queue&apos;s folder cannot be made (%1)</source>
        <translation>대기열 폴더를 만들 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>let it end, or choose another</source>
        <translation>끝날 때까지 기다리거나 다른 것을 고르십시오</translation>
    </message>
    <message>
        <source>item %1 of the queue has made no run</source>
        <translation>대기열의 항목 %1이(가) 만든 실행이 없습니다</translation>
    </message>
    <message>
        <source>choose another run</source>
        <translation>다른 실행을 고르십시오</translation>
    </message>
    <message>
        <source>another program works on the queue</source>
        <translation>다른 프로그램이 대기열을 처리하고 있습니다</translation>
    </message>
    <message>
        <source>wait for it or stop it there; --worker works beside it</source>
        <translation>기다리거나 그쪽에서 멈추십시오. --worker를 쓰면 함께 처리합니다</translation>
    </message>
    <message>
        <source>it was removed</source>
        <translation>지워졌습니다</translation>
    </message>
    <message>
        <source>study %1</source>
        <translation>연구 %1</translation>
    </message>
    <message>
        <source>restore it and try again</source>
        <translation>되살린 뒤 다시 시도하십시오</translation>
    </message>
    <message>
        <source>the queue has no item %1</source>
        <translation>대기열에 항목 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>see its items with queue list</source>
        <translation>queue list로 항목을 확인하십시오</translation>
    </message>
    <message>
        <source>it does not wait</source>
        <translation>기다리는 항목이 아닙니다</translation>
    </message>
    <message>
        <source>only items that wait have a place</source>
        <translation>기다리는 항목에만 순서가 있습니다</translation>
    </message>
    <message>
        <source>it runs</source>
        <translation>진행 중입니다</translation>
    </message>
    <message>
        <source>stop it first: queue stop</source>
        <translation>먼저 멈추십시오: queue stop</translation>
    </message>
    <message>
        <source>stop it first</source>
        <translation>먼저 멈추십시오</translation>
    </message>
    <message>
        <source>it was not removed, or too long ago</source>
        <translation>지운 적이 없거나 너무 오래되었습니다</translation>
    </message>
    <message>
        <source>it neither failed nor was stopped</source>
        <translation>실패하지도 멈추지도 않았습니다</translation>
    </message>
    <message>
        <source>add it anew to do it once more</source>
        <translation>한 번 더 하려면 새로 추가하십시오</translation>
    </message>
    <message>
        <source>it has ended</source>
        <translation>끝났습니다</translation>
    </message>
    <message>
        <source>only items that wait or run are stopped</source>
        <translation>기다리거나 진행 중인 항목만 멈출 수 있습니다</translation>
    </message>
    <message>
        <source>it needs item %1, which was removed from the queue</source>
        <translation>대기열에서 지워진 항목 %1이(가) 필요합니다</translation>
    </message>
    <message>
        <source>it needs item %1, which failed</source>
        <translation>실패한 항목 %1이(가) 필요합니다</translation>
    </message>
    <message>
        <source>name one that is there</source>
        <translation>있는 파일을 지정하십시오</translation>
    </message>
    <message>
        <source>the detector &apos;%1&apos; has no class &apos;%2&apos;</source>
        <translation>탐지기 &apos;%1&apos;에는 &apos;%2&apos; 클래스가 없습니다</translation>
    </message>
    <message>
        <source>choose one of its classes</source>
        <translation>탐지기에 있는 클래스를 고르십시오</translation>
    </message>
    <message>
        <source>there is no class</source>
        <translation>클래스가 없습니다</translation>
    </message>
    <message>
        <source>the study&apos;s folder cannot be made (%1)</source>
        <translation>연구 폴더를 만들 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>another program is at it</source>
        <translation>다른 프로그램이 진행하고 있습니다</translation>
    </message>
    <message>
        <source>none of its trainings could be measured</source>
        <translation>측정할 수 있었던 학습이 하나도 없습니다</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>중단되었습니다</translation>
    </message>
    <message>
        <source>the study goes on where it was</source>
        <translation>연구는 멈춘 곳에서 이어집니다</translation>
    </message>
    <message>
        <source>Studying</source>
        <translation>연구 중</translation>
    </message>
    <message>
        <source>none of the images that it is to be measured on is held out: all were trained on</source>
        <translation>측정할 이미지 가운데 학습에 쓰지 않은 것이 없습니다. 모두 학습에 썼습니다</translation>
    </message>
    <message>
        <source>begin a study that is measured on other images</source>
        <translation>다른 이미지에서 측정하는 연구를 시작하십시오</translation>
    </message>
    <message>
        <source>the detector notices nothing on the clean images, so that nothing can be hidden</source>
        <translation>탐지기가 깨끗한 이미지에서 아무것도 알아채지 못하므로 숨길 것이 없습니다</translation>
    </message>
    <message>
        <source>measure on other images, or against another detector</source>
        <translation>다른 이미지나 다른 탐지기로 측정하십시오</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>write OPTION=VALUE,VALUE,... or OPTION=LOW..HIGH, as in patch-size=100,150,200</source>
        <translation>옵션=값,값,... 또는 옵션=낮은값..높은값으로 쓰십시오. 예: patch-size=100,150,200</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no range</source>
        <translation>&apos;%1&apos;은(는) 범위가 아닙니다</translation>
    </message>
    <message>
        <source>a logarithm needs numbers above 0</source>
        <translation>로그에는 0보다 큰 수가 필요합니다</translation>
    </message>
    <message>
        <source>seeds are repeated with --seeds</source>
        <translation>시드는 --seeds로 되풀이합니다</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is varied twice</source>
        <translation>&apos;%1&apos;을(를) 두 번 바꾸도록 했습니다</translation>
    </message>
    <message>
        <source>a range is for a random search: --random N</source>
        <translation>범위는 무작위 탐색에 씁니다: --random N</translation>
    </message>
    <message>
        <source>a value stands there twice</source>
        <translation>같은 값이 두 번 있습니다</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no option of a training</source>
        <translation>&apos;%1&apos;은(는) 학습 옵션이 아닙니다</translation>
    </message>
    <message>
        <source>%1 seeds are not possible</source>
        <translation>시드 %1개는 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>one setting is no study</source>
        <translation>설정이 하나면 연구가 아닙니다</translation>
    </message>
    <message>
        <source>give an option at least two values; a single training is train&apos;s</source>
        <translation>옵션에 값을 두 개 이상 주십시오. 학습 한 번은 train으로 합니다</translation>
    </message>
    <message>
        <source>these are %1 trainings, of which a study has at most %2</source>
        <translation>학습이 %1회가 됩니다. 연구 하나에는 많아야 %2회입니다</translation>
    </message>
    <message>
        <source>use fewer values, or draw some of them: --random N</source>
        <translation>값을 줄이거나 일부만 뽑으십시오: --random N</translation>
    </message>
    <message>
        <source>%1 settings are too many</source>
        <translation>설정 %1가지는 너무 많습니다</translation>
    </message>
    <message>
        <source>use at most %1</source>
        <translation>많아야 %1까지 쓰십시오</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is out of range</source>
        <translation>&apos;%1&apos;은(는) 범위를 벗어났습니다</translation>
    </message>
    <message>
        <source>use a number above 1 to 10, such as 3, or 0 for none</source>
        <translation>1보다 크고 10 이하인 수(예: 3)를, 쓰지 않으려면 0을 주십시오</translation>
    </message>
    <message>
        <source>use 2 to 6</source>
        <translation>2에서 6까지 쓰십시오</translation>
    </message>
    <message>
        <source>there is no &apos;=&apos;</source>
        <translation>&apos;=&apos;가 없습니다</translation>
    </message>
    <message>
        <source>a value is empty</source>
        <translation>빈 값이 있습니다</translation>
    </message>
    <message>
        <source>give an option at least two values</source>
        <translation>옵션에 값을 두 개 이상 주십시오</translation>
    </message>
    <message>
        <source>nothing is varied</source>
        <translation>바꾸는 것이 없습니다</translation>
    </message>
    <message>
        <source>name an option with its values, as in patch-size=100,150,200</source>
        <translation>옵션과 값을 지정하십시오. 예: patch-size=100,150,200</translation>
    </message>
    <message>
        <source>a study measures what patches hide, and these are trained for something else</source>
        <translation>연구는 패치가 숨기는 것을 측정하는데, 이 패치들은 다른 목적으로 학습합니다</translation>
    </message>
    <message>
        <source>use hide, break, print or robust-dpatch</source>
        <translation>hide, break, print 또는 robust-dpatch를 쓰십시오</translation>
    </message>
    <message>
        <source>its settings cannot be read</source>
        <translation>설정을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>the name is empty</source>
        <translation>이름이 비어 있습니다</translation>
    </message>
    <message>
        <source>no list can show this name</source>
        <translation>목록에 표시할 수 없는 이름입니다</translation>
    </message>
    <message>
        <source>give it a short name on one line</source>
        <translation>한 줄짜리 짧은 이름을 주십시오</translation>
    </message>
    <message>
        <source>there is a study &apos;%1&apos; already</source>
        <translation>&apos;%1&apos; 연구가 이미 있습니다</translation>
    </message>
    <message>
        <source>this workspace has no studies yet</source>
        <translation>이 작업 공간에는 아직 연구가 없습니다</translation>
    </message>
    <message>
        <source>the studies are %1</source>
        <translation>있는 연구: %1</translation>
    </message>
    <message>
        <source>a program is at it</source>
        <translation>프로그램이 진행하고 있습니다</translation>
    </message>
    <message>
        <source>remove it first</source>
        <translation>먼저 그것을 지우십시오</translation>
    </message>
    <message>
        <source>no study &apos;%1&apos; was removed</source>
        <translation>지운 연구 &apos;%1&apos;이(가) 없습니다</translation>
    </message>
    <message>
        <source>the images that it is measured on are not those that its earlier settings were measured on</source>
        <translation>측정하는 이미지가 앞선 설정을 측정한 이미지와 다릅니다</translation>
    </message>
    <message>
        <source>bring the images back, or begin a new study</source>
        <translation>이미지를 되돌리거나 새 연구를 시작하십시오</translation>
    </message>
    <message>
        <source>a study repeats its seeds itself</source>
        <translation>연구는 시드를 스스로 반복합니다</translation>
    </message>
    <message>
        <source>a range is for a random search</source>
        <translation>범위는 무작위 탐색에 쓰입니다</translation>
    </message>
    <message>
        <source>use fewer values, or draw some of them</source>
        <translation>값을 줄이거나 그중 일부를 뽑으세요</translation>
    </message>
    <message>
        <source>transforms</source>
        <translation>변환</translation>
    </message>
    <message>
        <source>tiling</source>
        <translation>타일링</translation>
    </message>
    <message>
        <source>defence that is trained through</source>
        <translation>학습에 끼운 방어</translation>
    </message>
    <message>
        <source>what is varied</source>
        <translation>바꾸어 보는 옵션</translation>
    </message>
    <message>
        <source>trainings of each setting</source>
        <translation>설정마다 학습 횟수</translation>
    </message>
    <message>
        <source>settings that are drawn</source>
        <translation>뽑는 설정 수</translation>
    </message>
    <message>
        <source>successive halving</source>
        <translation>연속 반감법</translation>
    </message>
    <message>
        <source>rungs</source>
        <translation>단계 수</translation>
    </message>
    <message>
        <source>this is no kind of report of a study</source>
        <translation>연구 보고서로 쓸 수 없는 형식입니다</translation>
    </message>
    <message>
        <source>use .html, .csv or .json</source>
        <translation>.html, .csv, .json 가운데 하나를 쓰십시오</translation>
    </message>
    <message>
        <source>%2</source>
        <translation>%2</translation>
    </message>
    <message>
        <source>write values as in 100,150,200, or of a random search a range as in 1..10</source>
        <translation>100,150,200처럼 값을 쓰거나, 무작위 탐색에서는 1..10처럼 범위를 쓰십시오</translation>
    </message>
    <message>
        <source>the images that the patches are measured on come from one selection or one dataset</source>
        <translation>패치를 측정할 이미지는 선택 하나 또는 데이터셋 하나에서 옵니다</translation>
    </message>
    <message>
        <source>--evaluate-on, --evaluate-dataset</source>
        <translation>--evaluate-on, --evaluate-dataset</translation>
    </message>
    <message>
        <source>images that are measured on</source>
        <translation>측정 이미지</translation>
    </message>
    <message>
        <source>part of the iterations with coarse tiles</source>
        <translation>거친 타일로 도는 반복의 비율</translation>
    </message>
    <message>
        <source>half of its input&apos;s %1 pixels is no multiple of its largest stride, %2, so it has no coarse inputs</source>
        <translation>입력 %1픽셀의 절반이 가장 큰 스트라이드 %2의 배수가 아니어서 거친 입력을 만들 수 없습니다</translation>
    </message>
    <message>
        <source>use --tiling coarse=0</source>
        <translation>--tiling coarse=0을 쓰십시오</translation>
    </message>
    <message>
        <source>set &apos;Coarse first&apos; to 0</source>
        <translation>&apos;거칠게 먼저&apos;를 0으로 두십시오</translation>
    </message>
    <message>
        <source>use on or off, octaves or pixels, and min-tiles, max-tiles, min-object, max-object, flip, coarse, as in on,max-tiles=4</source>
        <translation>on,max-tiles=4처럼 on 또는 off, octaves 또는 pixels, 그리고 min-tiles, max-tiles, min-object, max-object, flip, coarse를 쓰십시오</translation>
    </message>
    <message>
        <source>the folder is there already</source>
        <translation>같은 이름의 폴더가 이미 있습니다</translation>
    </message>
    <message>
        <source>name another one for the frames</source>
        <translation>프레임을 저장할 다른 폴더를 지정하십시오</translation>
    </message>
    <message>
        <source>choose another one</source>
        <translation>다른 것을 고르십시오</translation>
    </message>
    <message>
        <source>no frame of the video was taken</source>
        <translation>동영상에서 프레임을 하나도 가져오지 못했습니다</translation>
    </message>
    <message>
        <source>choose another video</source>
        <translation>다른 동영상을 고르십시오</translation>
    </message>
    <message>
        <source>making a dataset of the video was stopped</source>
        <translation>동영상으로 데이터셋을 만들다가 멈췄습니다</translation>
    </message>
    <message>
        <source>Taking frame</source>
        <translation>프레임을 가져오는 중</translation>
    </message>
    <message>
        <source>the video broke off, the frames until then are used: %1</source>
        <translation>동영상이 도중에 끊겨 그때까지의 프레임만 씁니다: %1</translation>
    </message>
    <message>
        <source>the annotations are the detections of %1 above %2 in frames of %3, and nobody has checked them</source>
        <translation>이 주석은 %3의 프레임에서 %1이(가) %2를 넘겨 검출한 결과이며, 아무도 확인하지 않았습니다</translation>
    </message>
    <message>
        <source>the source has no end</source>
        <translation>소스에 끝이 없습니다</translation>
    </message>
    <message>
        <source>say with --frames how many frames are to be taken</source>
        <translation>가져올 프레임 수를 --frames로 지정하십시오</translation>
    </message>
    <message>
        <source>say how many frames are to be taken</source>
        <translation>가져올 프레임 수를 지정하십시오</translation>
    </message>
    <message>
        <source>none of the %1 images that the patches are measured on is held out: %2 of them are trained on, %3 show nearly the same as images that are trained on</source>
        <translation>패치를 측정할 이미지 %1장 가운데 보류 이미지가 없습니다. %2장은 학습에 쓰고, %3장은 학습 이미지와 거의 같습니다</translation>
    </message>
    <message>
        <source>measure on other images than those that are trained on</source>
        <translation>학습에 쓰지 않는 다른 이미지로 측정하세요</translation>
    </message>
    <message>
        <source>there is no marker %1</source>
        <translation>%1번 마커는 없습니다</translation>
    </message>
    <message>
        <source>use one of 0 to 49</source>
        <translation>0~49 가운데 하나를 쓰십시오</translation>
    </message>
    <message>
        <source>the picture is empty</source>
        <translation>그림이 비어 있습니다</translation>
    </message>
    <message>
        <source>none of the films can be read</source>
        <translation>읽을 수 있는 촬영본이 없습니다</translation>
    </message>
    <message>
        <source>none of the trial&apos;s sheets was found in the films</source>
        <translation>촬영본에서 시험의 시트를 하나도 찾지 못했습니다</translation>
    </message>
    <message>
        <source>check that the trial&apos;s file is the one of these sheets, and go nearer: a marker needs some 16 pixels</source>
        <translation>이 시트들의 시험 파일이 맞는지 확인하고 더 가까이에서 찍으십시오. 마커에는 16픽셀쯤이 필요합니다</translation>
    </message>
    <message>
        <source>a film was left out: %1</source>
        <translation>촬영본 하나를 뺐습니다: %1</translation>
    </message>
    <message>
        <source>reading the films was stopped</source>
        <translation>촬영본을 읽다가 멈췄습니다</translation>
    </message>
    <message>
        <source>Looking at frame</source>
        <translation>프레임을 보는 중</translation>
    </message>
    <message>
        <source>a film broke off, its frames until then are used: %1</source>
        <translation>촬영본이 도중에 끊겨 그때까지의 프레임만 씁니다: %1</translation>
    </message>
    <message>
        <source>there are no videos or photographs in the folder</source>
        <translation>폴더에 동영상이나 사진이 없습니다</translation>
    </message>
    <message>
        <source>name a folder with a folder or a video for each scene</source>
        <translation>장면마다 폴더나 동영상이 있는 폴더를 지정하십시오</translation>
    </message>
    <message>
        <source>the rehearsal was stopped</source>
        <translation>예행연습을 멈췄습니다</translation>
    </message>
    <message>
        <source>Drawing frame</source>
        <translation>프레임을 그리는 중</translation>
    </message>
    <message>
        <source>a sheet&apos;s patch of %1 mm cannot be made</source>
        <translation>패치가 %1 mm인 시트는 만들 수 없습니다</translation>
    </message>
    <message>
        <source>use %1 to %2 mm</source>
        <translation>%1~%2 mm로 하십시오</translation>
    </message>
    <message>
        <source>the sheet&apos;s markers do not fit below its patch</source>
        <translation>시트의 마커가 패치 아래에 들어가지 않습니다</translation>
    </message>
    <message>
        <source>use smaller markers</source>
        <translation>더 작은 마커를 쓰십시오</translation>
    </message>
    <message>
        <source>marker %1 does not tell one sheet from the others</source>
        <translation>%1번 마커로는 시트를 구별할 수 없습니다</translation>
    </message>
    <message>
        <source>take the file that was written with the sheets</source>
        <translation>시트와 함께 저장된 파일을 쓰십시오</translation>
    </message>
    <message>
        <source>two sheets of the trial are the same</source>
        <translation>시험의 두 시트가 같습니다</translation>
    </message>
    <message>
        <source>a trial needs a patch and a control</source>
        <translation>시험에는 패치와 대조군이 필요합니다</translation>
    </message>
    <message>
        <source>this is no file of a trial</source>
        <translation>시험 파일이 아닙니다</translation>
    </message>
    <message>
        <source>take the .json file that was written with the sheets</source>
        <translation>시트와 함께 저장된 .json 파일을 쓰십시오</translation>
    </message>
    <message>
        <source>the patches of the %1 ranks are no longer the same</source>
        <translation>랭크 %1개의 패치가 더는 같지 않습니다</translation>
    </message>
    <message>
        <source>use devices of one kind on all ranks, and go on from the last checkpoint</source>
        <translation>모든 랭크에서 같은 종류의 장치를 쓰고 마지막 체크포인트에서 이어 가세요</translation>
    </message>
    <message>
        <source>Of %1 ranks at most %2 have something to do at a time: more inputs for each update (--images-per-update) or more updates at once (--updates-at-once) give work to the others, and train another patch</source>
        <translation>랭크 %1개 가운데 한 번에 많아야 %2개에만 할 일이 있습니다. 업데이트마다 입력을 늘리거나(--images-per-update) 동시에 하는 업데이트를 늘리면(--updates-at-once) 나머지도 일하지만, 다른 패치가 학습됩니다</translation>
    </message>
    <message>
        <source>Of %1 ranks at most %2 have something to do at a time: more images for each update or more updates at once give work to the others, and train another patch</source>
        <translation>랭크 %1개 가운데 한 번에 많아야 %2개에만 할 일이 있습니다. 업데이트마다 이미지를 늘리거나 동시에 하는 업데이트를 늘리면 나머지도 일하지만, 다른 패치가 학습됩니다</translation>
    </message>
    <message>
        <source>two ranks have the number %1 of %2</source>
        <translation>%2개 랭크 가운데 번호 %1이(가) 둘입니다</translation>
    </message>
    <message>
        <source>start each rank once, with a number of its own</source>
        <translation>랭크마다 다른 번호로 한 번씩만 시작하세요</translation>
    </message>
    <message>
        <source>rank 0 cannot wait for the others there (%1)</source>
        <translation>랭크 0이 그곳에서 나머지를 기다릴 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>another training may be waiting there: set MASTER_PORT to a free port, and MASTER_ADDR to a name of this machine</source>
        <translation>다른 학습이 그곳에서 기다리고 있을 수 있습니다. MASTER_PORT는 비어 있는 포트로, MASTER_ADDR은 이 컴퓨터의 이름으로 정하세요</translation>
    </message>
    <message>
        <source>rank %1 cannot reach rank 0 within %2 s (%3)</source>
        <translation>랭크 %1이(가) %2초 안에 랭크 0에 닿지 못했습니다(%3)</translation>
    </message>
    <message>
        <source>check that rank 0 runs, and that no firewall is between the machines</source>
        <translation>랭크 0이 실행 중인지, 컴퓨터 사이에 방화벽이 없는지 확인하세요</translation>
    </message>
    <message>
        <source>of %1 ranks these have not come to %2 within %3 s: %4</source>
        <translation>랭크 %1개 가운데 다음이 %3초 안에 %2에 오지 않았습니다: %4</translation>
    </message>
    <message>
        <source>check that they were started, and that a firewall lets them through</source>
        <translation>시작했는지, 방화벽이 통과시키는지 확인하세요</translation>
    </message>
    <message>
        <source>Waiting at %1 for these of %2 ranks: %3</source>
        <translation>%1에서 랭크 %2개 가운데 다음을 기다리는 중: %3</translation>
    </message>
    <message>
        <source>start the same program with the same options on all ranks</source>
        <translation>모든 랭크에서 같은 프로그램을 같은 옵션으로 시작하세요</translation>
    </message>
    <message>
        <source>rank 0 does not begin within %1 s</source>
        <translation>랭크 0이 %1초 안에 시작하지 않습니다</translation>
    </message>
    <message>
        <source>see what it says</source>
        <translation>랭크 0이 알린 것을 보세요</translation>
    </message>
    <message>
        <source>rank 0 has ended before all ranks had come (%1)</source>
        <translation>모든 랭크가 오기 전에 랭크 0이 끝났습니다(%1)</translation>
    </message>
    <message>
        <source>rank %1 of %2 has lost another rank: it has ended, or gave no answer for %3 s (%4)</source>
        <translation>랭크 %1(모두 %2개)이 다른 랭크를 잃었습니다. 끝났거나 %3초 동안 응답하지 않았습니다(%4)</translation>
    </message>
    <message>
        <source>see what the other ranks say; what was saved can be gone on with</source>
        <translation>다른 랭크가 알린 것을 보세요. 저장된 곳에서 이어 갈 수 있습니다</translation>
    </message>
    <message>
        <source>rank %1 cannot connect with the others (%2)</source>
        <translation>랭크 %1이(가) 나머지와 연결할 수 없습니다(%2)</translation>
    </message>
    <message>
        <source>check that no firewall is between the machines; GLOO_SOCKET_IFNAME names the network interface to use</source>
        <translation>컴퓨터 사이에 방화벽이 없는지 확인하세요. 쓸 네트워크 인터페이스는 GLOO_SOCKET_IFNAME으로 정합니다</translation>
    </message>
    <message>
        <source>rank %1 has another %2 than rank 0: &apos;%3&apos;, not &apos;%4&apos;</source>
        <translation>랭크 %1의 %2이(가) 랭크 0과 다릅니다: &apos;%4&apos;이(가) 아니라 &apos;%3&apos;</translation>
    </message>
    <message>
        <source>rank %1 says more of itself than rank 0</source>
        <translation>랭크 %1이(가) 랭크 0보다 더 많은 것을 알립니다</translation>
    </message>
    <message>
        <source>start the ranks by torchrun, srun or mpirun, which set it</source>
        <translation>랭크를 torchrun, srun, mpirun으로 시작하세요. 그러면 이 변수가 정해집니다</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no whole number from %2 to %3</source>
        <translation>&apos;%1&apos;은(는) %2에서 %3까지의 정수가 아닙니다</translation>
    </message>
    <message>
        <source>it is not set, though %1 is</source>
        <translation>%1은(는) 있는데 이 변수가 없습니다</translation>
    </message>
    <message>
        <source>it is not set, though %1 is %2</source>
        <translation>%1이(가) %2인데 이 변수가 없습니다</translation>
    </message>
    <message>
        <source>set it to the machine of rank 0, or start the ranks by torchrun, which does</source>
        <translation>랭크 0의 컴퓨터로 정하거나, 이를 정해 주는 torchrun으로 시작하세요</translation>
    </message>
    <message>
        <source>set it to a free port on the machine of rank 0, or start the ranks by torchrun, which does</source>
        <translation>랭크 0의 컴퓨터에서 비어 있는 포트로 정하거나, 이를 정해 주는 torchrun으로 시작하세요</translation>
    </message>
    <message>
        <source>this build works as one process, and %1 have been started</source>
        <translation>이 빌드는 프로세스 하나로만 작업하는데 %1개를 시작했습니다</translation>
    </message>
    <message>
        <source>build it with Gloo (libgloo-dev), or start one</source>
        <translation>Gloo(libgloo-dev)와 함께 빌드하거나 하나만 시작하세요</translation>
    </message>
    <message>
        <source>no machine of the name &apos;%1&apos; is known (%2)</source>
        <translation>&apos;%1&apos;이라는 컴퓨터를 찾을 수 없습니다(%2)</translation>
    </message>
    <message>
        <source>check the name, or give the number of its address</source>
        <translation>이름을 확인하거나 주소를 숫자로 쓰세요</translation>
    </message>
    <message>
        <source>there is no way to the machine &apos;%1&apos; (%2)</source>
        <translation>컴퓨터 &apos;%1&apos;(으)로 가는 길이 없습니다(%2)</translation>
    </message>
    <message>
        <source>check the network of this machine</source>
        <translation>이 컴퓨터의 네트워크를 확인하세요</translation>
    </message>
    <message>
        <source>rank %1 does not find the file that rank 0 has there</source>
        <translation>랭크 0에 있는 파일을 랭크 %1이(가) 그 자리에서 찾지 못합니다</translation>
    </message>
    <message>
        <source>bring the detector&apos;s file to the same place on every machine</source>
        <translation>탐지기 파일을 모든 컴퓨터의 같은 자리에 두세요</translation>
    </message>
    <message>
        <source>what rank 0 has sent</source>
        <translation>랭크 0이 보낸 것</translation>
    </message>
    <message>
        <source>The annotations of %2 are detections of %1 itself, which nobody has checked: its figures compare it with itself, and say nothing of what it overlooks.</source>
        <translation>%2의 주석은 %1 자신의 탐지이며 아무도 확인하지 않았습니다. 수치는 탐지기를 자기 자신과 비교한 것이므로 무엇을 놓치는지는 알려 주지 않습니다.</translation>
    </message>
    <message>
        <source>The annotations of %2 are detections of %1, which nobody has checked: what that detector overlooks counts as not being there.</source>
        <translation>%2의 주석은 %1의 탐지이며 아무도 확인하지 않았습니다. 그 탐지기가 놓친 것은 없는 것으로 셉니다.</translation>
    </message>
    <message>
        <source>the patch is not square</source>
        <translation>패치가 정사각형이 아닙니다</translation>
    </message>
    <message>
        <source>use one that is as wide as high</source>
        <translation>너비와 높이가 같은 것을 쓰십시오</translation>
    </message>
    <message>
        <source>the detector &quot;%1&quot; does not know the class</source>
        <translation>탐지기 &quot;%1&quot;이(가) 이 클래스를 모릅니다</translation>
    </message>
    <message>
        <source>let it go on for an iteration</source>
        <translation>한 번 이상 더 반복하게 하십시오</translation>
    </message>
    <message>
        <source>another trial&apos;s file is there, and its sheets may be printed</source>
        <translation>다른 시험의 파일이 이미 있으며, 그 시트가 인쇄되었을 수 있습니다</translation>
    </message>
    <message>
        <source>choose another name for these sheets</source>
        <translation>이 시트에는 다른 이름을 고르십시오</translation>
    </message>
    <message>
        <source>the frames of a video cannot be removed (%1)</source>
        <translation>동영상 프레임을 지울 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>close what has them open, and empty the trash again</source>
        <translation>열려 있는 프로그램을 닫고 휴지통을 다시 비우십시오</translation>
    </message>
    <message>
        <source>no room was found for the drawn films</source>
        <translation>그린 촬영본을 둘 자리가 없습니다</translation>
    </message>
    <message>
        <source>free some of the disk</source>
        <translation>디스크 공간을 비우십시오</translation>
    </message>
    <message>
        <source>A batch of %1 images gives work to %1 of the %2 ranks: a larger batch (--batch) gives the others work, and trains another detector</source>
        <translation>이미지 %1개짜리 배치는 랭크 %2개 가운데 %1개에만 일을 줍니다. 배치를 늘리면(--batch) 나머지도 일하지만, 다른 탐지기가 학습됩니다</translation>
    </message>
    <message>
        <source>A batch of %1 images gives work to %1 of the %2 ranks: a larger batch gives the others work, and trains another detector</source>
        <translation>이미지 %1개짜리 배치는 랭크 %2개 가운데 %1개에만 일을 줍니다. 배치를 늘리면 나머지도 일하지만, 다른 탐지기가 학습됩니다</translation>
    </message>
    <message>
        <source>Each of %1 ranks takes about %2 images of a batch; batch normalisation sees its own</source>
        <translation>랭크 %1개가 배치마다 이미지를 약 %2개씩 맡습니다. 배치 정규화는 자기 몫만 봅니다</translation>
    </message>
    <message>
        <source>check that the folder of the spread queue may be written</source>
        <translation>나누어 준 대기열의 폴더에 쓸 수 있는지 확인하세요</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no name of a worker</source>
        <translation>&apos;%1&apos;은(는) 작업자 이름이 될 수 없습니다</translation>
    </message>
    <message>
        <source>use letters, digits, &apos;.&apos;, &apos;_&apos; and &apos;-&apos;</source>
        <translation>영문자, 숫자, &apos;.&apos;, &apos;_&apos;, &apos;-&apos;를 쓰세요</translation>
    </message>
    <message>
        <source>nothing waits in the queue that others could do</source>
        <translation>대기열에 다른 작업자가 할 수 있는 것이 없습니다</translation>
    </message>
    <message>
        <source>put trainings, evaluations or studies there first: queue add</source>
        <translation>학습, 평가, 연구를 먼저 넣으세요: queue add</translation>
    </message>
    <message>
        <source>put trainings, evaluations or studies there first</source>
        <translation>학습, 평가, 연구를 먼저 넣으세요</translation>
    </message>
    <message>
        <source>it was measured on other images there</source>
        <translation>그곳에서는 다른 이미지로 측정했습니다</translation>
    </message>
    <message>
        <source>begin a study of its own for those images</source>
        <translation>그 이미지로는 연구를 따로 시작하세요</translation>
    </message>
    <message>
        <source>there is no workspace in this folder</source>
        <translation>이 폴더에는 작업 공간이 없습니다</translation>
    </message>
    <message>
        <source>name a worker&apos;s workspace, or the folder that queue export has written</source>
        <translation>작업자의 작업 공간이나 queue export가 쓴 폴더를 지정하세요</translation>
    </message>
    <message>
        <source>this is the workspace itself</source>
        <translation>바로 이 작업 공간입니다</translation>
    </message>
    <message>
        <source>name another one</source>
        <translation>다른 것을 지정하세요</translation>
    </message>
    <message>
        <source>what was taken in stays; import again for the rest</source>
        <translation>가져온 것은 남습니다. 나머지는 다시 가져오세요</translation>
    </message>
    <message>
        <source>cannot create the link (%1)</source>
        <translation>링크를 만들 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>choose another folder: --into</source>
        <translation>다른 폴더를 고르세요: --into</translation>
    </message>
    <message>
        <source>the worker&apos;s workspace cannot be made (%1)</source>
        <translation>작업자의 작업 공간을 만들 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>this is no spread queue</source>
        <translation>나누어 준 대기열이 아닙니다</translation>
    </message>
    <message>
        <source>name the folder that queue export has written</source>
        <translation>queue export가 쓴 폴더를 지정하세요</translation>
    </message>
    <message>
        <source>this is not the workspace of worker &apos;%1&apos; of this queue</source>
        <translation>이 대기열의 작업자 &apos;%1&apos;의 작업 공간이 아닙니다</translation>
    </message>
    <message>
        <source>no checkpoint had been written yet: the training begins anew</source>
        <translation>아직 저장된 체크포인트가 없어 학습을 처음부터 시작합니다</translation>
    </message>
    <message>
        <source>cannot read the file (%1)</source>
        <translation>파일을 읽을 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>the log beside the database holds what is not in it yet, and can only be read where files can be written</source>
        <translation>데이터베이스 옆의 로그에 아직 반영되지 않은 내용이 있는데, 파일을 쓸 수 있는 곳에서만 읽을 수 있습니다</translation>
    </message>
    <message>
        <source>copy the workspace&apos;s folder to one that may be written, and open the copy</source>
        <translation>작업 공간 폴더를 쓸 수 있는 폴더로 복사한 뒤 그 복사본을 여십시오</translation>
    </message>
    <message>
        <source>this workspace is of an earlier version (%1), and cannot be brought up to date where nothing can be written (%2)</source>
        <translation>이 작업 공간은 이전 버전(%1)이며, 아무것도 쓸 수 없는 곳(%2)에서는 최신 버전으로 올릴 수 없습니다</translation>
    </message>
    <message>
        <source>back it up to a folder that may be written, and work there</source>
        <translation>쓸 수 있는 폴더에 백업한 뒤 그곳에서 작업하십시오</translation>
    </message>
    <message>
        <source>ask for permission to write there, or back it up to a folder of your own and work there</source>
        <translation>쓰기 권한을 요청하거나, 자신의 폴더에 백업한 뒤 그곳에서 작업하십시오</translation>
    </message>
    <message>
        <source>nothing can be written to this workspace</source>
        <translation>이 작업 공간에는 아무것도 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>nothing can be written to this workspace (%1)</source>
        <translation>이 작업 공간에는 아무것도 쓸 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>a training under way makes a detector &apos;%1&apos; with another file</source>
        <translation>진행 중인 학습이 탐지기 &apos;%1&apos;을(를) 다른 파일로 만들고 있습니다</translation>
    </message>
</context>
<context>
    <name>blindspot::defences</name>
    <message>
        <source>Compresses the picture as JPEG and decodes it again, after Dziugaite et al. 2016 and Das et al. 2017</source>
        <translation>그림을 JPEG로 압축한 뒤 다시 풉니다(Dziugaite 외 2016, Das 외 2017)</translation>
    </message>
    <message>
        <source>quality</source>
        <translation>품질</translation>
    </message>
    <message>
        <source>JPEG quality, 1 (worst) to 100</source>
        <translation>JPEG 품질, 1(최저)~100</translation>
    </message>
    <message>
        <source>Each pixel becomes the median of its square surroundings, colour by colour, after Xu et al. 2018</source>
        <translation>각 픽셀을 주변 정사각형의 중앙값으로 바꿉니다. 색마다 따로 계산합니다(Xu 외 2018)</translation>
    </message>
    <message>
        <source>side</source>
        <translation>변</translation>
    </message>
    <message>
        <source>side of the square in pixels of the picture</source>
        <translation>정사각형의 한 변, 그림의 픽셀</translation>
    </message>
    <message>
        <source>Blurs the picture with a Gaussian: the plainest low-pass filter</source>
        <translation>그림을 가우시안으로 흐립니다. 가장 단순한 저역 통과 필터입니다</translation>
    </message>
    <message>
        <source>sigma</source>
        <translation>시그마</translation>
    </message>
    <message>
        <source>standard deviation in pixels of the picture</source>
        <translation>표준 편차, 그림의 픽셀</translation>
    </message>
    <message>
        <source>Darkens where the brightness changes much (local gradients smoothing), after Naseer et al. 2019</source>
        <translation>밝기가 크게 변하는 곳을 어둡게 합니다(국소 기울기 평활화, Naseer 외 2019)</translation>
    </message>
    <message>
        <source>window</source>
        <translation>창</translation>
    </message>
    <message>
        <source>side of the windows in pixels of the picture</source>
        <translation>창의 한 변, 그림의 픽셀</translation>
    </message>
    <message>
        <source>overlap</source>
        <translation>겹침</translation>
    </message>
    <message>
        <source>pixels by which neighbouring windows overlap, fewer than their side</source>
        <translation>이웃한 창이 겹치는 픽셀 수, 창의 한 변보다 작아야 함</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>임계값</translation>
    </message>
    <message>
        <source>mean gradient above which a window is smoothed, 0 to 1 (the picture&apos;s largest)</source>
        <translation>창을 평활화하는 평균 기울기의 하한, 0~1(그림의 최댓값)</translation>
    </message>
    <message>
        <source>lambda</source>
        <translation>람다</translation>
    </message>
    <message>
        <source>strength: what the gradient, 0 to 1, is multiplied with</source>
        <translation>세기: 0~1의 기울기에 곱하는 값</translation>
    </message>
    <message>
        <source>Shrinks the picture by a random factor and puts it at a random place on grey, after Xie et al. 2018</source>
        <translation>그림을 무작위 비율로 줄여 회색 위의 무작위 위치에 놓습니다(Xie 외 2018)</translation>
    </message>
    <message>
        <source>low</source>
        <translation>하한</translation>
    </message>
    <message>
        <source>smallest factor; the largest is 1</source>
        <translation>가장 작은 비율, 가장 큰 비율은 1</translation>
    </message>
    <message>
        <source>Masks compact regions in which the colour changes in every pixel, and fills them from their surroundings</source>
        <translation>픽셀마다 색이 변하는 조밀한 영역을 가리고 주변으로 채웁니다</translation>
    </message>
    <message>
        <source>mean change of colour to the next pixels in a region, in grey levels</source>
        <translation>영역에서 이웃 픽셀과의 평균 색 변화, 계조 단위</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>how many times the picture&apos;s median change it must be as well</source>
        <translation>그림 전체 변화의 중앙값에 대한 최소 배수</translation>
    </message>
    <message>
        <source>side of the middle one of three windows, in pixels of the halved picture</source>
        <translation>세 창 가운데 중간 창의 한 변, 절반으로 줄인 그림의 픽셀</translation>
    </message>
    <message>
        <source>solidity</source>
        <translation>충실도</translation>
    </message>
    <message>
        <source>least share of its convex hull that a region fills</source>
        <translation>영역이 볼록 껍질에서 차지하는 최소 비율</translation>
    </message>
</context>
<context>
    <name>blindspot::settings</name>
    <message>
        <source>Detector</source>
        <translation>탐지기</translation>
    </message>
    <message>
        <source>Weights (SHA-256)</source>
        <translation>가중치(SHA-256)</translation>
    </message>
    <message>
        <source>Images of</source>
        <translation>이미지 출처</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Images asked for</source>
        <translation>요청한 이미지</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Images with changed boxes</source>
        <translation>상자가 바뀐 이미지</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>레시피</translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>Target class</source>
        <translation>목표 클래스</translation>
    </message>
    <message>
        <source>Patch, px</source>
        <translation>패치, px</translation>
    </message>
    <message>
        <source>Images per update</source>
        <translation>갱신마다 이미지</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Images in a new order each iteration</source>
        <translation>반복마다 이미지를 새로운 순서로</translation>
    </message>
    <message>
        <source>Input rounded to steps of the learning rate</source>
        <translation>입력을 학습률의 배수로 반올림</translation>
    </message>
    <message>
        <source>First patch</source>
        <translation>첫 패치</translation>
    </message>
    <message>
        <source>Patch lies</source>
        <translation>패치 위치</translation>
    </message>
    <message>
        <source>Flat squares a side</source>
        <translation>한 변의 단색 사각형</translation>
    </message>
    <message>
        <source>Printer&apos;s colours</source>
        <translation>프린터의 색</translation>
    </message>
    <message>
        <source>Only the printer&apos;s colours</source>
        <translation>프린터의 색만 사용</translation>
    </message>
    <message>
        <source>Rotation, degrees</source>
        <translation>회전, 도</translation>
    </message>
    <message>
        <source>Change of size</source>
        <translation>크기 변화</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>밝기</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>대비</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>잡음</translation>
    </message>
    <message>
        <source>Perspective</source>
        <translation>원근</translation>
    </message>
    <message>
        <source>Blur, octaves</source>
        <translation>흐림, 옥타브</translation>
    </message>
    <message>
        <source>Relighting</source>
        <translation>빛 변화</translation>
    </message>
    <message>
        <source>Bending, degrees</source>
        <translation>휨, 도</translation>
    </message>
    <message>
        <source>Cutout: side of the square</source>
        <translation>컷아웃: 사각형의 변</translation>
    </message>
    <message>
        <source>Cutout: how often</source>
        <translation>컷아웃: 빈도</translation>
    </message>
    <message>
        <source>Erasing: share at the end</source>
        <translation>지우기: 끝의 비율</translation>
    </message>
    <message>
        <source>Erasing: share at the start</source>
        <translation>지우기: 처음의 비율</translation>
    </message>
    <message>
        <source>Erasing: blocks a side at the end</source>
        <translation>지우기: 끝의 한 변 블록</translation>
    </message>
    <message>
        <source>Erasing: blocks a side at the start</source>
        <translation>지우기: 처음의 한 변 블록</translation>
    </message>
    <message>
        <source>Camera: shot noise</source>
        <translation>카메라: 산탄 노이즈</translation>
    </message>
    <message>
        <source>Camera: read noise</source>
        <translation>카메라: 판독 노이즈</translation>
    </message>
    <message>
        <source>Camera: white balance</source>
        <translation>카메라: 화이트 밸런스</translation>
    </message>
    <message>
        <source>Camera: gamma, octaves</source>
        <translation>카메라: 감마, 옥타브</translation>
    </message>
    <message>
        <source>Camera: tone curve</source>
        <translation>카메라: 톤 커브</translation>
    </message>
    <message>
        <source>Camera: sharpening</source>
        <translation>카메라: 선명화</translation>
    </message>
    <message>
        <source>Camera: lowest JPEG quality</source>
        <translation>카메라: 최저 JPEG 품질</translation>
    </message>
    <message>
        <source>Tiling</source>
        <translation>타일</translation>
    </message>
    <message>
        <source>Tiling: fewest tiles</source>
        <translation>타일: 최소 개수</translation>
    </message>
    <message>
        <source>Tiling: most tiles</source>
        <translation>타일: 최대 개수</translation>
    </message>
    <message>
        <source>Tiling: smallest object</source>
        <translation>타일: 최소 객체</translation>
    </message>
    <message>
        <source>Tiling: largest object</source>
        <translation>타일: 최대 객체</translation>
    </message>
    <message>
        <source>Tiling: how often mirrored</source>
        <translation>타일: 좌우 반전 빈도</translation>
    </message>
    <message>
        <source>Tiling: sizes drawn by octaves</source>
        <translation>타일: 옥타브마다 고르게 뽑은 크기</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>목적 함수</translation>
    </message>
    <message>
        <source>Hiding: anchors an object</source>
        <translation>숨기기: 객체마다 앵커</translation>
    </message>
    <message>
        <source>Hiding: least overlap</source>
        <translation>숨기기: 최소 겹침</translation>
    </message>
    <message>
        <source>Hiding: weight of decoys</source>
        <translation>숨기기: 미끼의 가중치</translation>
    </message>
    <message>
        <source>Hiding: hidden below the score</source>
        <translation>숨기기: 숨김 기준 점수</translation>
    </message>
    <message>
        <source>Hiding: from both heads</source>
        <translation>숨기기: 두 헤드 모두</translation>
    </message>
    <message>
        <source>Loss: total</source>
        <translation>손실: 전체</translation>
    </message>
    <message>
        <source>Loss: class part (cls)</source>
        <translation>손실: 클래스 부분(cls)</translation>
    </message>
    <message>
        <source>Loss: box part</source>
        <translation>손실: 상자 부분</translation>
    </message>
    <message>
        <source>Loss: distribution part (dfl)</source>
        <translation>손실: 분포 부분(dfl)</translation>
    </message>
    <message>
        <source>Smoothness (total variation)</source>
        <translation>매끄러움(총변동)</translation>
    </message>
    <message>
        <source>Printability</source>
        <translation>인쇄 가능성</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>최적화기</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Rate at the end, as a part</source>
        <translation>끝의 학습률(처음에 대한 비율)</translation>
    </message>
    <message>
        <source>Adam: decay of the mean</source>
        <translation>Adam: 평균의 감쇠</translation>
    </message>
    <message>
        <source>Adam: decay of the square</source>
        <translation>Adam: 제곱의 감쇠</translation>
    </message>
    <message>
        <source>Adam: sizes stepped together</source>
        <translation>Adam: 함께 움직이는 크기 수</translation>
    </message>
    <message>
        <source>Trained through</source>
        <translation>학습 시 통과한 방어</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>Checkpoint every, s</source>
        <translation>체크포인트 간격, 초</translation>
    </message>
    <message>
        <source>Several detectors: weights</source>
        <translation>여러 탐지기: 가중치</translation>
    </message>
    <message>
        <source>Several detectors: spread of the weights</source>
        <translation>여러 탐지기: 가중치의 퍼짐</translation>
    </message>
    <message>
        <source>Several detectors: speed of the weights</source>
        <translation>여러 탐지기: 가중치의 속도</translation>
    </message>
    <message>
        <source>Evaluation: effect</source>
        <translation>평가: 효과</translation>
    </message>
    <message>
        <source>Evaluation: noticed, clean</source>
        <translation>평가: 알아챔, 원본</translation>
    </message>
    <message>
        <source>Evaluation: noticed, control</source>
        <translation>평가: 알아챔, 대조군</translation>
    </message>
    <message>
        <source>Evaluation: noticed, patch</source>
        <translation>평가: 알아챔, 패치</translation>
    </message>
    <message>
        <source>Evaluation: effect on the AP50</source>
        <translation>평가: AP50에 대한 효과</translation>
    </message>
    <message>
        <source>Evaluation: AP50, clean</source>
        <translation>평가: AP50, 원본</translation>
    </message>
    <message>
        <source>Evaluation: AP50, control</source>
        <translation>평가: AP50, 대조군</translation>
    </message>
    <message>
        <source>Evaluation: AP50, patch</source>
        <translation>평가: AP50, 패치</translation>
    </message>
    <message>
        <source>Evaluation: attack success</source>
        <translation>평가: 공격 성공률</translation>
    </message>
    <message>
        <source>Evaluation: images</source>
        <translation>평가: 이미지</translation>
    </message>
    <message>
        <source>Evaluation: detector</source>
        <translation>평가: 탐지기</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>회색</translation>
    </message>
    <message>
        <source>random</source>
        <translation>무작위</translation>
    </message>
    <message>
        <source>raise the training loss</source>
        <translation>학습 손실을 높임</translation>
    </message>
    <message>
        <source>hide objects of the class</source>
        <translation>클래스의 객체를 숨김</translation>
    </message>
    <message>
        <source>hide objects of every class</source>
        <translation>모든 클래스의 객체를 숨김</translation>
    </message>
    <message>
        <source>create objects of the target class</source>
        <translation>목표 클래스의 객체를 만들어 냄</translation>
    </message>
    <message>
        <source>turn the class into the target class</source>
        <translation>클래스를 목표 클래스로 바꿈</translation>
    </message>
    <message>
        <source>sign of the gradient</source>
        <translation>기울기의 부호</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>32 bits</source>
        <translation>32비트</translation>
    </message>
    <message>
        <source>16 bits (bfloat16)</source>
        <translation>16비트(bfloat16)</translation>
    </message>
    <message>
        <source>all the same</source>
        <translation>모두 같게</translation>
    </message>
    <message>
        <source>more for those that resist most</source>
        <translation>가장 버티는 쪽에 더</translation>
    </message>
    <message>
        <source>all</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Updates at once</source>
        <translation>동시 갱신 수</translation>
    </message>
    <message>
        <source>Tiling: part of the iterations at half the size</source>
        <translation>타일: 절반 크기로 도는 반복의 비율</translation>
    </message>
</context>
<context>
    <name>blindspot::ui</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1분 %2초</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1시간 %2분</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>no</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>all</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>일시 정지됨</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>중단됨</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>레시피</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>탐지기</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 중 %1</translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>Last loss</source>
        <translation>마지막 손실</translation>
    </message>
    <message>
        <source>Training time</source>
        <translation>학습 시간</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>no points yet</source>
        <translation>아직 점이 없음</translation>
    </message>
    <message>
        <source>loss by iteration</source>
        <translation>반복별 손실</translation>
    </message>
    <message>
        <source>no patch yet</source>
        <translation>아직 패치가 없음</translation>
    </message>
    <message>
        <source>%1 beyond %2</source>
        <translation>%1 (대조군: %2)</translation>
    </message>
    <message>
        <source>AP50 of the clean images without the defence minus with it, with its interval</source>
        <translation>깨끗한 이미지의 AP50: 방어 없음에서 방어 있음을 뺀 값과 신뢰구간</translation>
    </message>
    <message>
        <source>AP50 with the patch and the defence minus AP50 with the patch alone</source>
        <translation>패치와 방어가 있을 때의 AP50에서 패치만 있을 때의 AP50을 뺀 값</translation>
    </message>
    <message>
        <source>Of one thread of this machine</source>
        <translation>이 컴퓨터의 스레드 하나 기준</translation>
    </message>
    <message>
        <source>not evaluated</source>
        <translation>평가 안 함</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>보고서 저장</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>저장됨: %1</translation>
    </message>
    <message>
        <source>Report (*.pdf *.html *.json *.csv)</source>
        <translation>보고서 (*.pdf *.html *.json *.csv)</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>이미지 1장</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>이미지 %1장</translation>
    </message>
    <message>
        <source>1 object</source>
        <translation>객체 1개</translation>
    </message>
    <message>
        <source>%1 objects</source>
        <translation>객체 %1개</translation>
    </message>
    <message>
        <source>1 annotation</source>
        <translation>주석 1개</translation>
    </message>
    <message>
        <source>%1 annotations</source>
        <translation>주석 %1개</translation>
    </message>
    <message>
        <source>1 class</source>
        <translation>클래스 1개</translation>
    </message>
    <message>
        <source>%1 classes</source>
        <translation>클래스 %1개</translation>
    </message>
    <message>
        <source>1 patch</source>
        <translation>패치 1개</translation>
    </message>
    <message>
        <source>%1 patches</source>
        <translation>패치 %1개</translation>
    </message>
    <message>
        <source>1 epoch</source>
        <translation>에포크 1회</translation>
    </message>
    <message>
        <source>%1 epochs</source>
        <translation>에포크 %1회</translation>
    </message>
    <message>
        <source>1 detection</source>
        <translation>탐지 1개</translation>
    </message>
    <message>
        <source>%1 detections</source>
        <translation>탐지 %1개</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>실행 1개</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>실행 %1개</translation>
    </message>
    <message>
        <source>%1 of the %2 objects noticed on the clean images are hidden; %3 of all %4 are noticed</source>
        <translation>깨끗한 이미지에서 알아챈 객체 %2개 중 %1개가 숨겨졌습니다. 전체 %4개 중 %3개를 알아챕니다</translation>
    </message>
    <message>
        <source>below %1 px</source>
        <translation>%1px 미만</translation>
    </message>
    <message>
        <source>%1 px and more</source>
        <translation>%1px 이상</translation>
    </message>
    <message>
        <source>%1 to %2 px</source>
        <translation>%1~%2px</translation>
    </message>
    <message>
        <source>Size in the input</source>
        <translation>입력에서의 크기</translation>
    </message>
    <message>
        <source>The square root of the area of the object&apos;s box, in pixels of the detector&apos;s input: the size that the detector meets, whatever the picture&apos;s resolution</source>
        <translation>탐지기 입력의 픽셀로 잰 객체 박스 넓이의 제곱근: 사진의 해상도와 상관없이 탐지기가 만나는 크기</translation>
    </message>
    <message>
        <source>AP50 %1 → %2</source>
        <translation>AP50 %1 → %2</translation>
    </message>
    <message>
        <source>noticed %1 → %2, effect %3; %4</source>
        <translation>알아챔 %1 → %2, 효과 %3; %4</translation>
    </message>
    <message>
        <source>%1, effect %2</source>
        <translation>%1, 효과 %2</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Noticed share of the clean images without the defence minus with it, with its interval</source>
        <translation>깨끗한 이미지에서 방어가 없을 때 알아챈 비율에서 방어가 있을 때의 비율을 뺀 값과 그 신뢰구간</translation>
    </message>
    <message>
        <source>Regained</source>
        <translation>회복</translation>
    </message>
    <message>
        <source>Noticed share with the patch and the defence minus that with the patch alone</source>
        <translation>패치와 방어가 있을 때 알아챈 비율에서 패치만 있을 때의 비율을 뺀 값</translation>
    </message>
    <message>
        <source>Noticed share clean → with the patch, what of it the patch hides beyond the control that hides most, and the AP50</source>
        <translation>깨끗할 때 → 패치가 있을 때 알아챈 비율, 가장 많이 숨기는 대조군을 넘어 패치가 숨긴 비율, AP50</translation>
    </message>
    <message>
        <source>hides %1</source>
        <translation>숨김 %1</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Noticed
clean</source>
        <translation>깨끗할 때
알아챔</translation>
    </message>
    <message>
        <source>Hidden
share</source>
        <translation>숨긴
비율</translation>
    </message>
    <message>
        <source>Noticed
with patch</source>
        <translation>패치가 있을 때
알아챔</translation>
    </message>
    <message>
        <source>AP50
clean → patch</source>
        <translation>AP50
깨끗함 → 패치</translation>
    </message>
    <message>
        <source>AP50
clean</source>
        <translation>깨끗할 때
AP50</translation>
    </message>
    <message>
        <source>AP50
with patch</source>
        <translation>패치가 있을 때
AP50</translation>
    </message>
    <message>
        <source>Invented
on objects</source>
        <translation>객체 위
오탐</translation>
    </message>
    <message>
        <source>Invented
elsewhere</source>
        <translation>그 밖의
오탐</translation>
    </message>
    <message>
        <source>Boxes
an image</source>
        <translation>이미지당
박스</translation>
    </message>
    <message>
        <source>… from a patch
that knows it</source>
        <translation>방어를 아는
패치에 대한 회복</translation>
    </message>
    <message>
        <source>The same with a patch that was trained through the defence: the one that is noticed the least.
A dash: none was trained through it.</source>
        <translation>방어를 통과하도록 학습한 패치에 대한 같은 값: 알아챔이 가장 적은 패치입니다.
줄표: 통과하도록 학습한 패치가 없습니다.</translation>
    </message>
    <message>
        <source>%1 of %2 (the first figure)</source>
        <translation>%2 가운데 %1(첫 번째 수치)</translation>
    </message>
    <message>
        <source>every class</source>
        <translation>모든 클래스</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <source>Interrupted: its program or the machine ended while it trained. Resume goes on from its last checkpoint.</source>
        <translation>중단됨: 학습하는 동안 프로그램이나 컴퓨터가 꺼졌습니다. 재개하면 마지막 체크포인트에서 계속합니다.</translation>
    </message>
    <message>
        <source>Stopped by its user. Resume goes on from there.</source>
        <translation>사용자가 중지했습니다. 재개하면 그곳에서 계속합니다.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>폴더에서 보기</translation>
    </message>
    <message>
        <source>no defence</source>
        <translation>방어 없음</translation>
    </message>
    <message>
        <source>on each object, %1 of its size</source>
        <translation>객체마다, 객체 크기의 %1</translation>
    </message>
    <message>
        <source>in the middle of the input</source>
        <translation>입력의 가운데</translation>
    </message>
    <message>
        <source>at row %1, column %2 of the input</source>
        <translation>입력의 %1행 %2열</translation>
    </message>
    <message>
        <source>The name is %1 again.</source>
        <translation>이름이 다시 %1입니다.</translation>
    </message>
    <message>
        <source>Deleted the run %1.</source>
        <translation>실행을 삭제했습니다: %1.</translation>
    </message>
    <message>
        <source>Deleted the evaluation %1.</source>
        <translation>평가를 삭제했습니다: %1.</translation>
    </message>
    <message>
        <source>Deleted the selection %1.</source>
        <translation>선택 집합을 삭제했습니다: %1.</translation>
    </message>
    <message>
        <source>Removed the dataset %1; its pictures stay.</source>
        <translation>데이터셋을 제거했습니다: %1. 사진은 남습니다.</translation>
    </message>
    <message>
        <source>Removed the detector %1; its file stays.</source>
        <translation>탐지기를 제거했습니다: %1. 파일은 남습니다.</translation>
    </message>
    <message>
        <source>Removed the training of %1; the detector stays.</source>
        <translation>학습을 제거했습니다: %1. 탐지기는 남습니다.</translation>
    </message>
    <message>
        <source>Restored %1 as %2: the name was taken meanwhile.</source>
        <translation>그사이 이름이 쓰여 %1을(를) %2(으)로 되돌렸습니다.</translation>
    </message>
    <message>
        <source>Restored: %1.</source>
        <translation>되돌렸습니다: %1.</translation>
    </message>
    <message>
        <source>%1 things</source>
        <translation>%1개</translation>
    </message>
    <message>
        <source>delete of %1</source>
        <translation>%1 삭제</translation>
    </message>
    <message>
        <source>Deleted %1.</source>
        <translation>삭제했습니다: %1.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>평가</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>선택 집합</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>데이터셋</translation>
    </message>
    <message>
        <source>Training of a detector</source>
        <translation>탐지기 학습</translation>
    </message>
    <message>
        <source>rename of %1</source>
        <translation>%1 이름 바꾸기</translation>
    </message>
    <message>
        <source>patch</source>
        <translation>패치</translation>
    </message>
    <message>
        <source>grey square</source>
        <translation>회색 사각형</translation>
    </message>
    <message>
        <source>iteration</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>hidden share</source>
        <translation>숨긴 비율</translation>
    </message>
    <message>
        <source>Iteration</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>Of the training, after which the patch was kept</source>
        <translation>패치를 보관한 학습 반복</translation>
    </message>
    <message>
        <source>Hidden,
all images</source>
        <translation>숨김,
모든 이미지</translation>
    </message>
    <message>
        <source>Share of the objects noticed without a patch that are noticed no more; of the chosen one it flatters, because half of these images chose it</source>
        <translation>패치가 없을 때 알아챈 객체 가운데 더는 알아채지 못하는 비율. 골라진 것은 이 이미지의 절반이 골랐으므로 실제보다 좋게 보입니다</translation>
    </message>
    <message>
        <source>that
choose</source>
        <translation>고르는
이미지</translation>
    </message>
    <message>
        <source>The same on the half of the images that chooses</source>
        <translation>고르는 데 쓰인 이미지 절반에서의 같은 값</translation>
    </message>
    <message>
        <source>the
others</source>
        <translation>나머지
이미지</translation>
    </message>
    <message>
        <source>The same on the other half, which had no part in the choice: the figure that may be quoted</source>
        <translation>고르는 데 쓰이지 않은 나머지 절반에서의 같은 값. 인용할 수 있는 수치입니다</translation>
    </message>
    <message>
        <source>AP50,
all images</source>
        <translation>AP50,
모든 이미지</translation>
    </message>
    <message>
        <source>Of the detector, with this patch; less is stronger</source>
        <translation>이 패치가 있을 때 탐지기의 AP50. 낮을수록 강합니다</translation>
    </message>
    <message>
        <source>%1, last, chosen</source>
        <translation>%1, 마지막, 골라짐</translation>
    </message>
    <message>
        <source>%1, chosen</source>
        <translation>%1, 골라짐</translation>
    </message>
    <message>
        <source>%1, last</source>
        <translation>%1, 마지막</translation>
    </message>
    <message>
        <source>Save the study</source>
        <translation>연구 저장</translation>
    </message>
    <message>
        <source>Study (*.html *.csv *.json)</source>
        <translation>연구 (*.html *.csv *.json)</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>끝까지 학습</translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation>일찍 멈춤</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>측정 안 함</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>순위</translation>
    </message>
    <message>
        <source>Settings that were trained longer come first</source>
        <translation>더 오래 학습한 설정이 먼저 옵니다</translation>
    </message>
    <message>
        <source>Hidden beyond control</source>
        <translation>대조군보다 더 숨긴 비율</translation>
    </message>
    <message>
        <source>The share of the objects noticed without a patch that the patch hides, minus that of the control that hides most; with the interval of 95 %, which draws images and seeds anew</source>
        <translation>패치 없이 알아챈 물체 가운데 패치가 숨긴 비율에서, 가장 많이 숨긴 대조군의 비율을 뺀 값입니다. 95 % 구간은 이미지와 시드를 다시 뽑아 구합니다</translation>
    </message>
    <message>
        <source>Of each seed</source>
        <translation>시드마다</translation>
    </message>
    <message>
        <source>The same of each training of the setting</source>
        <translation>설정의 학습 하나하나에 대한 같은 값</translation>
    </message>
    <message>
        <source>That its trainings had when it was measured last</source>
        <translation>마지막으로 측정할 때까지 학습한 반복 수</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Of its trainings, without measuring</source>
        <translation>학습에 걸린 시간. 측정은 뺍니다</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>옵션</translation>
    </message>
    <message>
        <source>Explains</source>
        <translation>설명하는 비율</translation>
    </message>
    <message>
        <source>The part of the variance between the settings that lies between the values of the option (eta squared)</source>
        <translation>설정 사이의 분산 가운데 옵션 값 사이에 있는 부분(에타 제곱)</translation>
    </message>
    <message>
        <source>Less chance</source>
        <translation>우연을 뺀 비율</translation>
    </message>
    <message>
        <source>The same less what as many groups explain by chance (epsilon squared); 0 where nothing is left</source>
        <translation>같은 수의 무리가 우연히 설명하는 부분을 뺀 값(엡실론 제곱). 남는 것이 없으면 0</translation>
    </message>
    <message>
        <source>As much by chance</source>
        <translation>우연히 이만큼일 확률</translation>
    </message>
    <message>
        <source>How often settings in a random order explain as much (permutation test)</source>
        <translation>설정의 순서를 무작위로 바꾸었을 때 같은 만큼 설명하는 비율(순열 검정)</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>값의 수</translation>
    </message>
    <message>
        <source>Options together, and seeds</source>
        <translation>옵션들의 결합 효과와 시드</translation>
    </message>
    <message>
        <source>Seeds alone</source>
        <translation>시드만</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>회색</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>잡음</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Known, as it was drawn: of all frames the person is found in a share of %1, so that the patch hides %2 beyond the strongest control; %7 of the frames whose sheet was found. The right sheet was found in %3 of %4 frames, a wrong one in %5; distances are off by %6 % in the middle.</source>
        <translation>그린 것이므로 참값을 압니다. 모든 프레임에서 사람을 찾은 비율은 %1이므로 패치는 가장 강한 대조군보다 %2만큼 더 숨깁니다. 시트를 찾은 프레임만 보면 %7입니다. 프레임 %4개 가운데 %3개에서 맞는 시트를, %5개에서 틀린 시트를 찾았습니다. 거리 오차의 중앙값은 %6 %입니다.</translation>
    </message>
    <message>
        <source>running</source>
        <translation>진행 중</translation>
    </message>
    <message>
        <source>The best setting</source>
        <translation>가장 좋은 설정</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::AnswerPage</name>
    <message>
        <source>Arms</source>
        <translation>조건</translation>
    </message>
    <message>
        <source>arms</source>
        <translation>조건</translation>
    </message>
    <message>
        <source>Noticed: a box above confidence %1 is centred in the object or overlaps it by IoU %2. Hidden: noticed on the clean image and not here. Found: IoU 0.5. AP50 at IoU 0.5. Controls cover the same places as the patch; the effect is what the patch hides beyond the control that hides most.</source>
        <translation>알아챔: 신뢰도가 %1보다 높은 박스의 중심이 객체 안에 있거나 객체와 IoU %2 이상 겹침. 숨김: 깨끗한 이미지에서는 알아챘으나 여기서는 아님. 탐지됨: IoU 0.5 이상. AP50은 IoU 0.5. 대조군은 패치와 같은 위치를 가리며, 효과는 가장 많이 숨기는 대조군을 넘어 패치가 숨긴 비율입니다.</translation>
    </message>
    <message>
        <source>In brackets: 95 % interval, bootstrap over the images.</source>
        <translation>괄호 안은 이미지에 대한 부트스트랩 95% 신뢰구간입니다.</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::ArmRows</name>
    <message>
        <source>noticed</source>
        <translation>알아챔</translation>
    </message>
    <message>
        <source>Objects of the class that a box above 0.25 touches, of those that count</source>
        <translation>세는 객체 가운데 점수 0.25를 넘는 박스가 닿은 객체의 수</translation>
    </message>
    <message>
        <source>score</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>Of the best box on the object under the patch (IoU 0.5); above 0.25 it counts</source>
        <translation>패치 아래 객체에 놓인 가장 좋은 박스의 점수(IoU 0.5). 0.25를 넘으면 셉니다</translation>
    </message>
    <message>
        <source>Shows the picture without anything on it (key %1)</source>
        <translation>아무것도 놓지 않은 이미지를 표시합니다(%1 키)</translation>
    </message>
    <message>
        <source>Lays it at the same places (key %1)</source>
        <translation>같은 자리에 놓습니다(%1 키)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 중 %1</translation>
    </message>
    <message>
        <source>Patch</source>
        <translation>패치</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>회색</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>잡음</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>noticed %1, score %2</source>
        <translation>알아챔 %1, 점수 %2</translation>
    </message>
    <message>
        <source>not looked at yet</source>
        <translation>아직 보지 않음</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::BeforeAfterView</name>
    <message>
        <source>Picture without and with the patch</source>
        <translation>패치가 없는 이미지와 있는 이미지</translation>
    </message>
    <message>
        <source>without patch</source>
        <translation>패치 없음</translation>
    </message>
    <message>
        <source>with patch</source>
        <translation>패치 있음</translation>
    </message>
    <message>
        <source>Left of the line without, right of it with the patch. Drag the line, or move it with the left and right keys.</source>
        <translation>선 왼쪽은 패치 없이, 오른쪽은 패치를 붙인 모습입니다. 선을 끌거나 왼쪽·오른쪽 키로 옮기십시오.</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::BlockWidgets</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::BoxLegend</name>
    <message>
        <source>Show what is invented</source>
        <translation>오탐 표시</translation>
    </message>
    <message>
        <source>Shows or hides the boxes that the detector invents, in every picture</source>
        <translation>탐지기가 만들어 낸 오탐 박스를 모든 그림에서 표시하거나 숨깁니다</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::ChartPlot</name>
    <message>
        <source>chart</source>
        <translation>도표</translation>
    </message>
    <message>
        <source>Wheel and drag zoom and move; a double click shows all again</source>
        <translation>휠로 확대하고 끌어서 옮깁니다. 두 번 누르면 전체가 다시 보입니다</translation>
    </message>
    <message>
        <source>Save this plot</source>
        <translation>이 도표 저장</translation>
    </message>
    <message>
        <source>Save as a &amp;picture (PNG)…</source>
        <translation>그림으로 저장(PNG)(&amp;P)…</translation>
    </message>
    <message>
        <source>Save the &amp;numbers (CSV)…</source>
        <translation>수치 저장(CSV)(&amp;N)…</translation>
    </message>
    <message>
        <source>Save the plot as a picture</source>
        <translation>도표를 그림으로 저장</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>그림 (*.png)</translation>
    </message>
    <message>
        <source>Save the plot as a page</source>
        <translation>도표를 페이지로 저장</translation>
    </message>
    <message>
        <source>Pages (*.pdf)</source>
        <translation>페이지 (*.pdf)</translation>
    </message>
    <message>
        <source>Save the numbers of the plot</source>
        <translation>도표의 수치 저장</translation>
    </message>
    <message>
        <source>Numbers (*.csv)</source>
        <translation>수치 (*.csv)</translation>
    </message>
    <message>
        <source>&amp;Copy the picture</source>
        <translation>그림 복사(&amp;C)</translation>
    </message>
    <message>
        <source>Save as a &amp;drawing (SVG)…</source>
        <translation>벡터 그림(SVG)으로 저장(&amp;D)…</translation>
    </message>
    <message>
        <source>Save as a pa&amp;ge (PDF)…</source>
        <translation>페이지(PDF)로 저장(&amp;G)…</translation>
    </message>
    <message>
        <source>Save the plot as a drawing</source>
        <translation>그래프를 벡터 그림으로 저장</translation>
    </message>
    <message>
        <source>Drawings (*.svg)</source>
        <translation>벡터 그림 (*.svg)</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::CheckDialog</name>
    <message>
        <source>Mended</source>
        <translation>고침</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>손상</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Left over</source>
        <translation>남은 것</translation>
    </message>
    <message>
        <source>What the check found</source>
        <translation>검사에서 찾은 것</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>구분</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>What</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Check of the workspace</source>
        <translation>작업 공간 검사</translation>
    </message>
    <message>
        <source>&amp;Mend what can be mended</source>
        <translation>고칠 수 있는 것 고치기(&amp;M)</translation>
    </message>
    <message>
        <source>Indexes and thumbnails are made anew, and what crashed programs left half written is removed; nothing is lost</source>
        <translation>색인과 축소 그림을 새로 만들고, 비정상 종료된 프로그램이 쓰다 만 것을 지웁니다. 잃는 것은 없습니다</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>닫기(&amp;C)</translation>
    </message>
    <message>
        <source>Files of records that were read: %1.</source>
        <translation>읽은 기록 파일: %1.</translation>
    </message>
    <message>
        <source>damaged: %1</source>
        <translation>손상 %1</translation>
    </message>
    <message>
        <source>missing: %1</source>
        <translation>없음 %1</translation>
    </message>
    <message>
        <source>left over: %1</source>
        <translation>남은 것 %1</translation>
    </message>
    <message>
        <source>mended: %1</source>
        <translation>고침 %1</translation>
    </message>
    <message>
        <source>The workspace is whole.</source>
        <translation>작업 공간에 이상이 없습니다.</translation>
    </message>
    <message>
        <source>The workspace is damaged.</source>
        <translation>작업 공간이 손상되었습니다.</translation>
    </message>
    <message>
        <source>Found: %1.</source>
        <extracomment>What a check found, &quot;missing: 3, left over: 1&quot;.</extracomment>
        <translation>찾은 것: %1.</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::CheckpointDialog</name>
    <message>
        <source>Checkpoints</source>
        <translation>체크포인트</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>측정(&amp;M)</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>중지(&amp;T)</translation>
    </message>
    <message>
        <source>E&amp;xport this patch…</source>
        <translation>이 패치 내보내기(&amp;X)…</translation>
    </message>
    <message>
        <source>E&amp;valuate this patch…</source>
        <translation>이 패치 평가(&amp;V)…</translation>
    </message>
    <message>
        <source>Checkpoints of %1</source>
        <translation>%1의 체크포인트</translation>
    </message>
    <message>
        <source>Patches of the checkpoints</source>
        <translation>체크포인트의 패치</translation>
    </message>
    <message>
        <source>Dataset of the held-out images</source>
        <translation>보류 이미지의 데이터셋</translation>
    </message>
    <message>
        <source>Where the held-out images are from; the run&apos;s own images and pictures that nearly equal them are left out</source>
        <translation>보류 이미지를 가져올 곳. 실행의 학습 이미지와 거의 같은 이미지는 빠집니다</translation>
    </message>
    <message>
        <source>all</source>
        <translation>모두</translation>
    </message>
    <message>
        <source> images</source>
        <translation>장</translation>
    </message>
    <message>
        <source>Most held-out images</source>
        <translation>보류 이미지의 최대 수</translation>
    </message>
    <message>
        <source>At most so many held-out images, 100 at first; more make the intervals narrower</source>
        <translation>보류 이미지를 최대 이만큼 씁니다. 처음 값은 100이며 많을수록 신뢰구간이 좁아집니다</translation>
    </message>
    <message>
        <source>Shows all checkpoints to the detector, on images that the run was not trained on</source>
        <translation>학습에 쓰이지 않은 이미지에서 모든 체크포인트를 탐지기에 보입니다</translation>
    </message>
    <message>
        <source>How far the measurement is</source>
        <translation>측정 진행 정도</translation>
    </message>
    <message>
        <source>&amp;Held out from</source>
        <translation>보류 이미지(&amp;H)</translation>
    </message>
    <message>
        <source>Save the patch that is marked above as a picture of its own; the run keeps its patch</source>
        <translation>위에서 고른 패치를 따로 그림 파일로 저장합니다. 실행의 패치는 그대로입니다</translation>
    </message>
    <message>
        <source>Fill the form of the Evaluate page with the patch that is marked above</source>
        <translation>위에서 고른 패치로 평가 페이지의 양식을 채웁니다</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>닫기(&amp;C)</translation>
    </message>
    <message>
        <source>%1
last</source>
        <translation>%1
마지막</translation>
    </message>
    <message>
        <source>Iteration %1, the last</source>
        <translation>반복 %1, 마지막</translation>
    </message>
    <message>
        <source>Iteration %1</source>
        <translation>반복 %1</translation>
    </message>
    <message>
        <source>%1 held out, against %2, %3.</source>
        <translation>보류 %1, 탐지기 %2, %3.</translation>
    </message>
    <message>
        <source>This run keeps its patch alone.</source>
        <translation>이 실행에는 마지막 패치만 있습니다.</translation>
    </message>
    <message>
        <source>The run went on since its checkpoints were measured.</source>
        <translation>체크포인트를 측정한 뒤 실행이 더 학습되었습니다.</translation>
    </message>
    <message>
        <source>Which of these patches hides most is not measured yet.</source>
        <translation>어느 패치가 가장 많이 숨기는지 아직 측정하지 않았습니다.</translation>
    </message>
    <message>
        <source>Runs keep up to 16 patches on their way since this version; it was trained before, or for one iteration. Extend it, and it keeps those that follow.</source>
        <translation>이 버전부터 실행은 학습 도중의 패치를 최대 16개 보관합니다. 이 실행은 그 전에 학습했거나 반복이 1회입니다. 연장하면 이어지는 패치가 보관됩니다.</translation>
    </message>
    <message>
        <source>Half of the held-out images choose the best one, the other half say what it is worth and whether it is better than the last one beyond chance.</source>
        <translation>보류 이미지의 절반이 가장 좋은 것을 고르고, 나머지 절반이 그 값과 우연을 넘어 마지막보다 좋은지를 알려 줍니다.</translation>
    </message>
    <message>
        <source>&amp;Measure again</source>
        <translation>다시 측정(&amp;M)</translation>
    </message>
    <message>
        <source>Stopped. What was seen is kept: Measure goes on from there.</source>
        <translation>중지했습니다. 본 것은 보관되며 측정을 누르면 이어서 합니다.</translation>
    </message>
    <message>
        <source>%1 of %2 pictures</source>
        <translation>그림 %2장 중 %1장</translation>
    </message>
    <message>
        <source>Measuring checkpoints</source>
        <translation>체크포인트 측정 중</translation>
    </message>
    <message>
        <source>Export the patch of iteration %1</source>
        <translation>반복 %1의 패치 내보내기</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>그림 (*.png)</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::ClassFilter</name>
    <message>
        <source>find a class</source>
        <translation>클래스 찾기</translation>
    </message>
    <message>
        <source>Find a class</source>
        <translation>클래스 찾기</translation>
    </message>
    <message>
        <source>Lists only the classes whose name contains this</source>
        <translation>이름에 이 글자가 들어 있는 클래스만 표시합니다</translation>
    </message>
    <message>
        <source>Several classes</source>
        <translation>여러 클래스</translation>
    </message>
    <message>
        <source>Of several classes, chosen with Ctrl or Shift: images with an object of any of them, or of each.
Default: any of them.</source>
        <translation>Ctrl 또는 Shift로 여러 클래스를 고르면, 그중 하나라도 있는 이미지 또는 모두 있는 이미지를 표시합니다.
기본값: 하나라도 있는 이미지.</translation>
    </message>
    <message>
        <source>any of</source>
        <translation>하나라도</translation>
    </message>
    <message>
        <source>all of</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Only images with an object of this class; Ctrl and Shift choose several. The figure says how many there are, of those that the other conditions leave</source>
        <translation>이 클래스의 객체가 있는 이미지만 표시합니다. Ctrl과 Shift로 여러 클래스를 고릅니다. 숫자는 다른 조건에 맞는 이미지 중의 이미지 수입니다</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>모든 클래스</translation>
    </message>
    <message>
        <source>%1: %2 in %3</source>
        <translation>%1: %3에 %2</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::CurveCanvas</name>
    <message>
        <source>No points yet</source>
        <translation>아직 점이 없음</translation>
    </message>
    <message>
        <source>best %1</source>
        <translation>최상 %1</translation>
    </message>
    <message>
        <source>%1: %2, smoothed %3</source>
        <translation>%1: %2, 평활 %3</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::CurvePlot</name>
    <message>
        <source>Save the curves as a picture</source>
        <translation>곡선을 그림으로 저장</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>그림 (*.png)</translation>
    </message>
    <message>
        <source>Save the curves as a page</source>
        <translation>곡선을 페이지로 저장</translation>
    </message>
    <message>
        <source>Pages (*.pdf)</source>
        <translation>페이지 (*.pdf)</translation>
    </message>
    <message>
        <source>Save the numbers of the curves</source>
        <translation>곡선의 수치 저장</translation>
    </message>
    <message>
        <source>Numbers (*.csv)</source>
        <translation>수치 (*.csv)</translation>
    </message>
    <message>
        <source>curve</source>
        <translation>curve</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>Not smoothed</source>
        <translation>평활 없음</translation>
    </message>
    <message>
        <source>Lightly smoothed</source>
        <translation>약한 평활</translation>
    </message>
    <message>
        <source>Strongly smoothed</source>
        <translation>강한 평활</translation>
    </message>
    <message>
        <source>Exponential moving average over the points: weight of the past 0, 0.8 or 0.95. The points themselves stay visible behind it.</source>
        <translation>점의 지수 이동 평균: 과거의 가중치 0, 0.8 또는 0.95. 점 자체는 뒤에 계속 표시됩니다.</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>평활</translation>
    </message>
    <message>
        <source>Logarithmic axis: values at or below zero are left out</source>
        <translation>로그 축: 0 이하의 값은 제외됩니다</translation>
    </message>
    <message>
        <source>Logarithmic axis</source>
        <translation>로그 축</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>맞춤</translation>
    </message>
    <message>
        <source>Show everything and follow new points again (double click, Home)</source>
        <translation>전체를 표시하고 새 점을 다시 따라갑니다(두 번 클릭, Home)</translation>
    </message>
    <message>
        <source>Save the curves</source>
        <translation>곡선 저장</translation>
    </message>
    <message>
        <source>Save as a &amp;picture (PNG)…</source>
        <translation>그림으로 저장(PNG)(&amp;P)…</translation>
    </message>
    <message>
        <source>Save the &amp;numbers (CSV)…</source>
        <translation>수치 저장(CSV)(&amp;N)…</translation>
    </message>
    <message>
        <source>Show or hide this curve</source>
        <translation>이 곡선 표시 또는 숨김</translation>
    </message>
    <message>
        <source>1 value at or below zero cannot stand on a logarithmic axis and is left out.</source>
        <translation>0 이하의 값 1개는 로그 축에 표시할 수 없어 제외됩니다.</translation>
    </message>
    <message>
        <source>%1 values at or below zero cannot stand on a logarithmic axis and are left out.</source>
        <translation>0 이하의 값 %1개는 로그 축에 표시할 수 없어 제외됩니다.</translation>
    </message>
    <message>
        <source>log x</source>
        <translation>로그 x</translation>
    </message>
    <message>
        <source>Logarithmic axis of the iterations: the beginning takes more room</source>
        <translation>반복 횟수의 로그 축: 앞부분을 더 넓게 보여 줍니다</translation>
    </message>
    <message>
        <source>Logarithmic axis of the iterations</source>
        <translation>반복 횟수의 로그 축</translation>
    </message>
    <message>
        <source>log y</source>
        <translation>로그 y</translation>
    </message>
    <message>
        <source>&amp;Copy the picture</source>
        <translation>그림 복사(&amp;C)</translation>
    </message>
    <message>
        <source>Save as a &amp;drawing (SVG)…</source>
        <translation>벡터 그림(SVG)으로 저장(&amp;D)…</translation>
    </message>
    <message>
        <source>Save as a pa&amp;ge (PDF)…</source>
        <translation>페이지(PDF)로 저장(&amp;G)…</translation>
    </message>
    <message>
        <source>Save the curves as a drawing</source>
        <translation>곡선을 벡터 그림으로 저장</translation>
    </message>
    <message>
        <source>Drawings (*.svg)</source>
        <translation>벡터 그림 (*.svg)</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::DatasetImport</name>
    <message>
        <source>Importing %1: reading</source>
        <translation>%1 가져오는 중: 읽기</translation>
    </message>
    <message>
        <source>Importing %1: %2</source>
        <translation>%1 가져오는 중: %2</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::DatasetPage</name>
    <message>
        <source>The import was cancelled; nothing of it was kept.</source>
        <translation>가져오기를 취소했습니다. 보관된 내용은 없습니다.</translation>
    </message>
    <message>
        <source>An import is under way; wait for it or cancel it.</source>
        <translation>가져오기가 진행 중입니다. 끝날 때까지 기다리거나 취소하십시오.</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>외 %1개</translation>
    </message>
    <message>
        <source>Made the selection %1.</source>
        <translation>선택 집합을 만들었습니다: %1</translation>
    </message>
    <message>
        <source>Rename the dataset</source>
        <translation>데이터셋 이름 변경</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Choose the folder of the pictures</source>
        <translation>이미지 폴더 선택</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>유지</translation>
    </message>
    <message>
        <source>Rename the selection</source>
        <translation>선택 집합 이름 변경</translation>
    </message>
    <message>
        <source>No dataset yet</source>
        <translation>아직 데이터셋이 없음</translation>
    </message>
    <message>
        <source>&amp;Import a dataset…</source>
        <translation>데이터셋 가져오기(&amp;I)…</translation>
    </message>
    <message>
        <source>Size of the thumbnails</source>
        <translation>섬네일 크기</translation>
    </message>
    <message>
        <source>Size of the thumbnails, %1 to %2 px</source>
        <translation>섬네일 크기, %1~%2 px</translation>
    </message>
    <message>
        <source>Draw the annotated boxes over the thumbnails</source>
        <translation>섬네일 위에 주석 박스 표시</translation>
    </message>
    <message>
        <source>Make &amp;selection…</source>
        <translation>선택 집합 만들기(&amp;S)…</translation>
    </message>
    <message>
        <source>A named list of images to train on</source>
        <translation>학습에 쓸, 이름이 있는 이미지 목록</translation>
    </message>
    <message>
        <source>I&amp;mport…</source>
        <translation>가져오기(&amp;M)…</translation>
    </message>
    <message>
        <source>Import a dataset; or drop its file or folder on this page</source>
        <translation>데이터셋을 가져옵니다. 파일이나 폴더를 이 페이지에 끌어다 놓아도 됩니다</translation>
    </message>
    <message>
        <source>No image fits</source>
        <translation>조건에 맞는 이미지 없음</translation>
    </message>
    <message>
        <source>None of the dataset&apos;s images fulfils all conditions.</source>
        <translation>데이터셋에 모든 조건을 만족하는 이미지가 없습니다.</translation>
    </message>
    <message>
        <source>&amp;Unmark</source>
        <translation>표시 해제(&amp;U)</translation>
    </message>
    <message>
        <source>Takes all marks away (Escape)</source>
        <translation>모든 표시를 해제합니다(Escape)</translation>
    </message>
    <message>
        <source>%1 marked</source>
        <translation>%1장 표시됨</translation>
    </message>
    <message>
        <source>Import a dataset</source>
        <translation>데이터셋 가져오기</translation>
    </message>
    <message>
        <source>Make a selection</source>
        <translation>선택 집합 만들기</translation>
    </message>
    <message>
        <source>Find images by file name</source>
        <translation>파일 이름으로 이미지 찾기</translation>
    </message>
    <message>
        <source>Next image</source>
        <translation>다음 이미지</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>이전 이미지</translation>
    </message>
    <message>
        <source>Boxes of the image</source>
        <translation>이미지의 박스</translation>
    </message>
    <message>
        <source>Detections in the image</source>
        <translation>이미지의 탐지 결과</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 중 %1</translation>
    </message>
    <message>
        <source>Imported %1: %2, %3, %4 in %5.</source>
        <translation>%1 가져옴: %2, %3, %4, 소요 시간 %5.</translation>
    </message>
    <message>
        <source>Show a&amp;ll images</source>
        <translation>모든 이미지 표시(&amp;L)</translation>
    </message>
    <message>
        <source>Ma&amp;ke selection of marked…</source>
        <translation>표시한 이미지로 선택 집합 만들기(&amp;K)…</translation>
    </message>
    <message>
        <source>Replace the dataset %1?</source>
        <translation>데이터셋 %1을(를) 바꾸시겠습니까?</translation>
    </message>
    <message>
        <source>Replace dataset</source>
        <translation>데이터셋 바꾸기</translation>
    </message>
    <message>
        <source>Nothing was imported; the dataset %1 is as it was.</source>
        <translation>가져온 것이 없습니다. 데이터셋 %1은(는) 그대로입니다.</translation>
    </message>
    <message>
        <source>%1 Problems: %2.</source>
        <translation>%1 문제: %2.</translation>
    </message>
    <message>
        <source>%1 Pictures: %2 found, %3 labelled, %4 without labels, %5 left out.</source>
        <translation>%1 이미지: 찾음 %2, 주석 있음 %3, 주석 없음 %4, 제외 %5.</translation>
    </message>
    <message>
        <source>1 problem at the import of this dataset.</source>
        <translation>이 데이터셋을 가져올 때 문제가 1개 있었습니다.</translation>
    </message>
    <message>
        <source>%1 problems at the import of this dataset.</source>
        <translation>이 데이터셋을 가져올 때 문제가 %1개 있었습니다.</translation>
    </message>
    <message>
        <source>Sho&amp;w…</source>
        <translation>보기(&amp;W)…</translation>
    </message>
    <message>
        <source>%1, no annotations</source>
        <translation>%1, 주석 없음</translation>
    </message>
    <message>
        <source>%1 has looked at the images of %2; %3 could not be read.</source>
        <translation>%1(이)가 %2의 이미지를 검사했습니다. 읽을 수 없는 것: %3.</translation>
    </message>
    <message>
        <source>%1 has looked at the images of %2.</source>
        <translation>%1(이)가 %2의 이미지를 검사했습니다.</translation>
    </message>
    <message>
        <source>A dataset is a folder of images with annotations: COCO, YOLO or Pascal VOC. Import one, or drop its file or folder here. The pictures stay where they are. Without one at hand, the demonstration brings its own.</source>
        <translation>데이터셋은 주석이 있는 이미지 폴더입니다: COCO, YOLO 또는 Pascal VOC. 데이터셋을 가져오거나 파일 또는 폴더를 여기에 끌어다 놓으십시오. 이미지는 원래 위치에 그대로 남습니다. 데이터셋이 없으면 시연에 들어 있는 것을 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>&amp;Try the demonstration</source>
        <translation>시연 해 보기(&amp;T)</translation>
    </message>
    <message>
        <source>Four steps in this workspace, on scenes and with a detector that Blindspot brings with it</source>
        <translation>이 작업 공간에서 Blindspot에 들어 있는 장면과 탐지기로 네 단계를 진행합니다</translation>
    </message>
    <message>
        <source>Try a patch on this picture…</source>
        <translation>이 이미지에 패치 시험…</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::DatasetViewer</name>
    <message>
        <source>Previous image (left arrow)</source>
        <translation>이전 이미지(왼쪽 화살표)</translation>
    </message>
    <message>
        <source>Next image (right arrow)</source>
        <translation>다음 이미지(오른쪽 화살표)</translation>
    </message>
    <message>
        <source>Choose an image to see it here.</source>
        <translation>이미지를 선택하면 여기에 표시됩니다.</translation>
    </message>
    <message>
        <source>Fit the picture into the view (0)</source>
        <translation>이미지를 보기에 맞춤(0)</translation>
    </message>
    <message>
        <source>Lets a detector look at the image and compares its boxes with the annotations: found where a box of the same class overlaps by at least half (IoU 0.5). Scores above 0.25 count.</source>
        <translation>탐지기로 이미지를 검사하여 그 박스를 주석과 비교합니다: 같은 클래스의 박스가 절반 이상 겹치면(IoU 0.5) 탐지됨. 0.25를 넘는 점수만 셉니다.</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>탐지기</translation>
    </message>
    <message>
        <source>The detector that looks at the image</source>
        <translation>이미지를 검사하는 탐지기</translation>
    </message>
    <message>
        <source>no detector yet</source>
        <translation>아직 탐지기가 없음</translation>
    </message>
    <message>
        <source>%1 x %2 px</source>
        <translation>%1 x %2 px</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>검사 중…</translation>
    </message>
    <message>
        <source>%1 (crowd)</source>
        <translation>%1 (군집)</translation>
    </message>
    <message>
        <source>found %1</source>
        <translation>탐지됨 %1</translation>
    </message>
    <message>
        <source>missed %1</source>
        <translation>놓침 %1</translation>
    </message>
    <message>
        <source>invented %1</source>
        <translation>오탐 %1</translation>
    </message>
    <message>
        <source>not counted %1</source>
        <translation>제외 %1</translation>
    </message>
    <message>
        <source>%1

Were the pictures moved? The menu beside the dataset&apos;s name points to them.</source>
        <translation>%1

이미지를 옮기셨습니까? 데이터셋 이름 옆의 메뉴에서 새 위치를 지정할 수 있습니다.</translation>
    </message>
    <message>
        <source>Detect&amp;ions</source>
        <translation>탐지 결과(&amp;I)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1: &quot;640 x 480 px&quot;, %2: &quot;the picture is damaged (...)&quot;</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>half seen %1</source>
        <translation>반쯤 보임 %1</translation>
    </message>
    <message>
        <source>Found: a detection of the class overlaps the object by IoU 0.5. Half seen: one is centred in it or overlaps it by IoU 0.1. Missed: none does.
Not counted: crowds, objects marked as difficult, and classes that the detector does not know</source>
        <translation>탐지: 같은 클래스의 탐지가 객체와 IoU 0.5 이상 겹침. 반쯤 보임: 탐지의 중심이 객체 안에 있거나 IoU 0.1 이상 겹침. 미탐지: 그런 탐지가 없음.
제외: 군집, 어려움으로 표시된 객체, 탐지기가 모르는 클래스</translation>
    </message>
    <message>
        <source>Back to the images (Escape)</source>
        <translation>이미지로 돌아가기 (Esc)</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Show the boxes</source>
        <translation>박스 표시</translation>
    </message>
    <message>
        <source>Tr&amp;y a patch…</source>
        <translation>패치 시험(&amp;Y)…</translation>
    </message>
    <message>
        <source>Lay a patch on this picture by hand, and see what the detector makes of it (Ctrl+T)</source>
        <translation>이 이미지에 패치를 직접 놓아 보고 탐지기가 어떻게 보는지 확인합니다(Ctrl+T)</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::DefencePicker</name>
    <message>
        <source>%1.
Range: %2 to %3. Default: %4.</source>
        <translation>%1.
범위: %2~%3. 기본값: %4.</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Parameters of %1</source>
        <translation>매개변수: %1</translation>
    </message>
    <message>
        <source>%1: the value %2 is out of range, use %3 to %4</source>
        <translation>%1: 값 %2은(는) 범위를 벗어납니다. %3~%4를 입력하십시오</translation>
    </message>
    <message>
        <source>%1: use an odd number</source>
        <translation>%1: 홀수를 입력하십시오</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::DetectorChoicesDialog</name>
    <message>
        <source>What the file of %1 does not say</source>
        <translation>%1의 파일에 적혀 있지 않은 것</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>Activation of SPPF&apos;s first convolution</source>
        <translation>SPPF 첫 합성곱의 활성화 함수</translation>
    </message>
    <message>
        <source>Bottlenecks with a shortcut</source>
        <translation>지름길 연결(shortcut)이 있는 병목(bottleneck)</translation>
    </message>
    <message>
        <source>Upsampling</source>
        <translation>업샘플링</translation>
    </message>
    <message>
        <source>Eps of the batch norms</source>
        <translation>배치 정규화(batch norm)의 eps</translation>
    </message>
    <message>
        <source>A number from 0 to 1</source>
        <translation>0에서 1까지의 수</translation>
    </message>
    <message>
        <source>SPPF&apos;s maxima, side in cells</source>
        <translation>SPPF 최댓값 창의 한 변(셀)</translation>
    </message>
    <message>
        <source>An odd number</source>
        <translation>홀수</translation>
    </message>
    <message>
        <source>Input, side in pixels</source>
        <translation>입력 한 변(픽셀)</translation>
    </message>
    <message>
        <source>It is rounded up to a multiple of 32</source>
        <translation>32의 배수로 올림합니다</translation>
    </message>
    <message>
        <source>Open it so</source>
        <translation>이대로 열기</translation>
    </message>
    <message>
        <source>as the file says, else as published</source>
        <translation>파일에 적힌 대로, 없으면 공개된 대로</translation>
    </message>
    <message>
        <source>Names of the %1 classes, one a line; empty: the file&apos;s own</source>
        <translation>클래스 %1개의 이름, 한 줄에 하나. 비우면 파일에 있는 이름</translation>
    </message>
    <message>
        <source>Names of the classes</source>
        <translation>클래스 이름</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>파일에서…</translation>
    </message>
    <message>
        <source>A text file with a name a line, or a data.yaml</source>
        <translation>한 줄에 이름 하나인 텍스트 파일 또는 data.yaml</translation>
    </message>
    <message>
        <source>Names from a dataset</source>
        <translation>데이터셋의 이름</translation>
    </message>
    <message>
        <source>From a dataset…</source>
        <translation>데이터셋에서…</translation>
    </message>
    <message>
        <source>Names (*.txt *.names *.yaml *.yml)</source>
        <translation>이름 (*.txt *.names *.yaml *.yml)</translation>
    </message>
    <message>
        <source>one2many: several answers an object, suppressed to one</source>
        <translation>one2many: 객체마다 여러 답을 내고 하나로 줄임</translation>
    </message>
    <message>
        <source>one2one: one answer an object</source>
        <translation>one2one: 객체마다 답 하나</translation>
    </message>
    <message>
        <source>Head that it is examined by</source>
        <translation>검사할 때 쓰는 헤드</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::DetectorFacts</name>
    <message>
        <source>The file is no longer there. Bring it back, or add it from its new place: the name and the runs stay.</source>
        <translation>파일이 더 이상 없습니다. 파일을 되돌려 놓거나 새 위치에서 추가하십시오. 이름과 실행은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>아키텍처</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>추가한 날짜</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Copy the whole SHA-256 of the file</source>
        <translation>파일의 SHA-256 전체 복사</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Find a class</source>
        <translation>클래스 찾기</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>%1, scale %2</source>
        <translation>%1, 규모 %2</translation>
    </message>
    <message>
        <source>%1 x %1 pixels</source>
        <translation>%1 x %1 픽셀</translation>
    </message>
    <message>
        <source>What was assumed of it is not known: an earlier version added it. Add the file again to see it.</source>
        <translation>이전 버전에서 추가하여 무엇을 가정했는지 알 수 없습니다. 보려면 파일을 다시 추가하십시오.</translation>
    </message>
    <message>
        <source>Assumed:</source>
        <translation>가정:</translation>
    </message>
    <message>
        <source>Not as published:</source>
        <translation>공개된 것과 다른 점:</translation>
    </message>
    <message>
        <source>To be noted:</source>
        <translation>유의할 점:</translation>
    </message>
    <message>
        <source>Say otherwise…</source>
        <translation>다르게 지정…</translation>
    </message>
    <message>
        <source>Say what the file does not: activations and other settings of the network, the input size, and the names of the classes</source>
        <translation>파일에 적혀 있지 않은 것을 지정합니다: 활성화 함수와 그 밖의 네트워크 설정, 입력 크기, 클래스 이름</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>헤드</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>not known: an earlier version added it</source>
        <translation>알 수 없음: 이전 버전이 추가했습니다</translation>
    </message>
    <message>
        <source>%1 (it has two, one2many and one2one)</source>
        <translation>%1(one2many와 one2one 두 헤드가 있음)</translation>
    </message>
    <message>
        <source>as the file&apos;s modules say</source>
        <translation>파일의 모듈에 적힌 대로</translation>
    </message>
    <message>
        <source>as published, by the names of its tensors</source>
        <translation>텐서 이름에 따라 공개된 대로</translation>
    </message>
    <message>
        <source>as published, and as the file&apos;s nodes connect them</source>
        <translation>공개된 대로, 파일의 노드 연결과도 일치</translation>
    </message>
    <message>
        <source>as the file&apos;s own description says</source>
        <translation>파일 고유의 설명대로</translation>
    </message>
    <message>
        <source>%1; activation %2</source>
        <translation>%1, 활성화 함수 %2</translation>
    </message>
    <message>
        <source>the file does not say</source>
        <translation>파일에 적혀 있지 않음</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::DetectorHardening</name>
    <message>
        <source>Hardening against patches</source>
        <translation>패치에 대한 강화</translation>
    </message>
    <message>
        <source>Patches that objects wear while the detector learns: those of the runs of this
workspace, newest first, and files; the space bar checks the current one</source>
        <translation>탐지기가 학습하는 동안 객체에 붙일 패치: 이 작업 공간의 실행에서 만든 패치(최신순)와 파일.
스페이스 바로 현재 항목을 선택합니다</translation>
    </message>
    <message>
        <source>Patch file…</source>
        <translation>패치 파일…</translation>
    </message>
    <message>
        <source>A picture of a patch (PNG, JPEG, BMP) or a patch.safetensors: square</source>
        <translation>패치 그림(PNG, JPEG, BMP) 또는 patch.safetensors: 정사각형</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Only the patches above are worn</source>
        <translation>위의 패치만 붙입니다</translation>
    </message>
    <message>
        <source>Before every epoch: the most thorough, and the slowest</source>
        <translation>에포크마다: 가장 철저하고 가장 느립니다</translation>
    </message>
    <message>
        <source>Before every fifth epoch</source>
        <translation>다섯 에포크마다</translation>
    </message>
    <message>
        <source>Before every so many epochs a patch is trained against the detector as it then is,
so that it does not learn to see past known patches alone.
Default: none.</source>
        <translation>정해진 에포크마다 그때의 탐지기를 상대로 패치를 새로 학습합니다.
알려진 패치만 견디게 되는 것을 막습니다.
기본값: 없음.</translation>
    </message>
    <message>
        <source>Whose objects wear the patches; fresh ones attack this class</source>
        <translation>패치를 붙일 객체의 클래스. 새 패치는 이 클래스를 공격합니다</translation>
    </message>
    <message>
        <source>Worn b&amp;y</source>
        <translation>붙일 객체(&amp;Y)</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>Of an image to be shown with patches.</source>
        <translation>이미지에 패치를 붙여 보일 확률.</translation>
    </message>
    <message>
        <source>Size on it</source>
        <translation>객체 위 크기</translation>
    </message>
    <message>
        <source>Side of the patch relative to the root of the object&apos;s area.</source>
        <translation>객체 면적의 제곱근에 대한 패치 한 변의 비율.</translation>
    </message>
    <message>
        <source>Choose a patch</source>
        <translation>패치 선택</translation>
    </message>
    <message>
        <source>Patches (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp *.safetensors);;All files (*)</source>
        <translation>패치 (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp *.safetensors);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>objects of every class</source>
        <translation>모든 클래스의 객체</translation>
    </message>
    <message>
        <source>the detector has no class &quot;%1&quot;: choose another</source>
        <translation>탐지기에 클래스 &quot;%1&quot;이(가) 없습니다. 다른 클래스를 고르십시오</translation>
    </message>
    <message>
        <source>fresh patches are trained against one class: choose it</source>
        <translation>새 패치는 한 클래스를 상대로 학습합니다. 그 클래스를 고르십시오</translation>
    </message>
    <message>
        <source>check at least one patch, or have fresh ones trained</source>
        <translation>패치를 하나 이상 선택하거나 새 패치를 학습하게 하십시오</translation>
    </message>
    <message>
        <source>fresh patches every %1 epochs</source>
        <translation>%1 에포크마다 새 패치</translation>
    </message>
    <message>
        <source>fresh patches every epoch</source>
        <translation>에포크마다 새 패치</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>&amp;Patches</source>
        <translation>패치(&amp;P)</translation>
    </message>
    <message>
        <source>Fresh ones</source>
        <translation>새 패치</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::DetectorTrainingCurves</name>
    <message>
        <source>total</source>
        <translation>total</translation>
    </message>
    <message>
        <source>cls</source>
        <translation>cls</translation>
    </message>
    <message>
        <source>box</source>
        <translation>box</translation>
    </message>
    <message>
        <source>dfl</source>
        <translation>dfl</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>AP50 of the held-out images</source>
        <translation>보류 이미지의 AP50</translation>
    </message>
    <message>
        <source>AP50</source>
        <translation>AP50</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::DetectorTrainingForm</name>
    <message>
        <source>Back to the detector; the form keeps what it says</source>
        <translation>탐지기로 돌아갑니다. 양식의 내용은 남습니다</translation>
    </message>
    <message>
        <source>Start the training</source>
        <translation>학습 시작</translation>
    </message>
    <message>
        <source>Harden a detector</source>
        <translation>탐지기 강화</translation>
    </message>
    <message>
        <source>Train a detector</source>
        <translation>탐지기 학습</translation>
    </message>
    <message>
        <source>The detector goes on learning on images whose objects wear patches, until it sees past them. The one it starts from stays as it is.</source>
        <translation>탐지기가 패치를 붙인 객체의 이미지로 학습을 이어가 패치가 있어도 객체를 찾게 됩니다. 시작한 탐지기는 그대로 남습니다.</translation>
    </message>
    <message>
        <source>A network learns to find the classes of your images, from fresh weights or from a detector of this workspace.</source>
        <translation>네트워크가 이미지의 클래스를 찾도록 학습합니다. 새 가중치나 이 작업 공간의 탐지기에서 시작합니다.</translation>
    </message>
    <message>
        <source>&amp;Start hardening</source>
        <translation>강화 시작(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Start training</source>
        <translation>학습 시작(&amp;S)</translation>
    </message>
    <message>
        <source>It can be stopped at any time and goes on later where it stopped.</source>
        <translation>언제든 중지할 수 있고, 나중에 멈춘 곳에서 이어집니다.</translation>
    </message>
    <message>
        <source>Bac&amp;k</source>
        <translation>뒤로(&amp;K)</translation>
    </message>
    <message>
        <source>Trains with these settings</source>
        <translation>이 설정으로 학습합니다</translation>
    </message>
    <message>
        <source>Add to &amp;queue</source>
        <translation>대기열에 추가(&amp;Q)</translation>
    </message>
    <message>
        <source>It waits in the queue and begins when what runs has ended</source>
        <translation>대기열에서 기다리다가 지금 도는 작업이 끝나면 시작합니다</translation>
    </message>
    <message>
        <source>A patch is being trained, and both want the whole machine: this one can wait in the queue.</source>
        <translation>패치를 학습 중이며 둘 다 컴퓨터 전체를 씁니다. 이 학습은 대기열에서 기다릴 수 있습니다.</translation>
    </message>
    <message>
        <source>A detector is being trained: another one can wait in the queue.</source>
        <translation>탐지기를 학습 중입니다. 다른 학습은 대기열에서 기다릴 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::DetectorTrainingResult</name>
    <message>
        <source>Under which the new detector stands in the list</source>
        <translation>목록에 표시될 새 탐지기의 이름</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>&amp;Other file…</source>
        <translation>다른 파일(&amp;O)…</translation>
    </message>
    <message>
        <source>Where the new detector&apos;s weights are written (.safetensors)</source>
        <translation>새 탐지기의 가중치를 쓸 파일(.safetensors)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>give the new detector a name</source>
        <translation>새 탐지기의 이름을 적으십시오</translation>
    </message>
    <message>
        <source>there is a detector of this name already</source>
        <translation>이 이름의 탐지기가 이미 있습니다</translation>
    </message>
    <message>
        <source>there is such a file already, and it would be written over</source>
        <translation>이 파일이 이미 있어 덮어쓰게 됩니다</translation>
    </message>
    <message>
        <source>%1 in the workspace</source>
        <translation>작업 공간의 %1</translation>
    </message>
    <message>
        <source>Where the new detector is written</source>
        <translation>새 탐지기를 쓸 파일</translation>
    </message>
    <message>
        <source>Weights (*.safetensors)</source>
        <translation>가중치 (*.safetensors)</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::DetectorTrainingSettings</name>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>&amp;Epochs</source>
        <translation>에포크(&amp;E)</translation>
    </message>
    <message>
        <source>Passes over all images.</source>
        <translation>모든 이미지를 거치는 횟수.</translation>
    </message>
    <message>
        <source>A few: to harden a detector, or to try</source>
        <translation>적게: 탐지기를 강화하거나 시험할 때</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>보통</translation>
    </message>
    <message>
        <source>From fresh weights on many images</source>
        <translation>많은 이미지로 새 가중치에서 시작할 때</translation>
    </message>
    <message>
        <source>&amp;Batch</source>
        <translation>묶음(&amp;B)</translation>
    </message>
    <message>
        <source>Images that the weights are changed after.</source>
        <translation>가중치를 한 번 바꾸기까지의 이미지 수.</translation>
    </message>
    <message>
        <source>Learning &amp;rate</source>
        <translation>학습률(&amp;R)</translation>
    </message>
    <message>
        <source>At its highest.</source>
        <translation>가장 높을 때의 값.</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>That of the detector it starts from, else 640</source>
        <translation>시작하는 탐지기의 크기, 없으면 640</translation>
    </message>
    <message>
        <source>Four times faster than 640</source>
        <translation>640보다 네 배 빠릅니다</translation>
    </message>
    <message>
        <source>Side of the network&apos;s input in pixels.
Range: a multiple of 32 from 32 to 4096.
Default: that of the detector it starts from, else 640.</source>
        <translation>네트워크 입력의 한 변(픽셀).
범위: 32에서 4096까지 32의 배수.
기본값: 시작하는 탐지기의 크기, 없으면 640.</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>인내</translation>
    </message>
    <message>
        <source>Epochs without a better AP50 after which the training ends.</source>
        <translation>AP50이 이만큼의 에포크 동안 나아지지 않으면 학습을 끝냅니다.</translation>
    </message>
    <message>
        <source>never</source>
        <translation>끝내지 않음</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Of all random numbers.</source>
        <translation>모든 난수의 시드.</translation>
    </message>
    <message>
        <source>Saved every</source>
        <translation>저장 간격</translation>
    </message>
    <message>
        <source>Seconds between two checkpoints, from which an interrupted training goes on.</source>
        <translation>체크포인트 사이의 초. 중단된 학습은 체크포인트에서 이어집니다.</translation>
    </message>
    <message>
        <source>the fastest there is</source>
        <translation>가장 빠른 장치</translation>
    </message>
    <message>
        <source>the processor (CPU)</source>
        <translation>프로세서(CPU)</translation>
    </message>
    <message>
        <source>Where it is computed</source>
        <translation>계산할 장치</translation>
    </message>
    <message>
        <source>bf16 where it is safe</source>
        <translation>안전한 곳에서 bf16</translation>
    </message>
    <message>
        <source>fp32 throughout</source>
        <translation>모두 fp32</translation>
    </message>
    <message>
        <source>Numbers inside the network; bf16 on CUDA only</source>
        <translation>네트워크 안의 수. bf16은 CUDA에서만 씁니다</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>How the weights follow the gradient; choosing one sets its
learning rate and momentum to its defaults</source>
        <translation>가중치가 기울기를 따르는 방법. 고르면 학습률과
모멘텀이 그 기본값이 됩니다</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>최적화기</translation>
    </message>
    <message>
        <source>Final rate</source>
        <translation>최종 학습률</translation>
    </message>
    <message>
        <source>What is left of the learning rate at the end.</source>
        <translation>끝에 남는 학습률의 비율.</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>Momentum, or AdamW&apos;s beta 1.</source>
        <translation>모멘텀, AdamW에서는 베타 1.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>가중치 감쇠</translation>
    </message>
    <message>
        <source>Of the convolutions&apos; weights alone.</source>
        <translation>합성곱의 가중치에만 적용합니다.</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>예열</translation>
    </message>
    <message>
        <source>Epochs in which the learning rate rises; at most a third of all.</source>
        <translation>학습률이 오르는 에포크 수. 많아야 전체의 3분의 1.</translation>
    </message>
    <message>
        <source>Mosaic</source>
        <translation>모자이크</translation>
    </message>
    <message>
        <source>Probability that an image is put together of four.</source>
        <translation>네 이미지를 모아 한 이미지로 만들 확률.</translation>
    </message>
    <message>
        <source>Plain epochs</source>
        <translation>단순 에포크</translation>
    </message>
    <message>
        <source>The last epochs, which are without mosaic.</source>
        <translation>모자이크를 쓰지 않는 마지막 에포크 수.</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>뒤집기</translation>
    </message>
    <message>
        <source>Probability of being mirrored left to right.</source>
        <translation>좌우로 뒤집을 확률.</translation>
    </message>
    <message>
        <source>Size ±</source>
        <translation>크기 ±</translation>
    </message>
    <message>
        <source>Size times 1 - x to 1 + x.</source>
        <translation>크기에 1 - x에서 1 + x를 곱합니다.</translation>
    </message>
    <message>
        <source>Shift ±</source>
        <translation>이동 ±</translation>
    </message>
    <message>
        <source>In fractions of the input&apos;s side.</source>
        <translation>입력 한 변에 대한 비율.</translation>
    </message>
    <message>
        <source>Hue ±</source>
        <translation>색상 ±</translation>
    </message>
    <message>
        <source>Times 1 - x to 1 + x.</source>
        <translation>1 - x에서 1 + x를 곱합니다.</translation>
    </message>
    <message>
        <source>Saturation ±</source>
        <translation>채도 ±</translation>
    </message>
    <message>
        <source>Brightness ±</source>
        <translation>밝기 ±</translation>
    </message>
    <message>
        <source>%1 px, as the detector it starts from</source>
        <translation>%1픽셀, 시작하는 탐지기와 같게</translation>
    </message>
    <message>
        <source>640 px</source>
        <translation>640픽셀</translation>
    </message>
    <message>
        <source>use a multiple of 32 from 32 to 4096, such as 320 or 640</source>
        <translation>320이나 640처럼 32에서 4096까지 32의 배수를 쓰십시오</translation>
    </message>
    <message>
        <source>%1, patience %2, mosaic %3, seed %4</source>
        <translation>%1, 인내 %2, 모자이크 %3, 시드 %4</translation>
    </message>
    <message>
        <source>Input si&amp;ze</source>
        <translation>입력 크기(&amp;Z)</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::DetectorTrainingSubject</name>
    <message>
        <source>a tenth of them, held out</source>
        <translation>그중 10분의 1을 보류</translation>
    </message>
    <message>
        <source>fresh weights</source>
        <translation>새 가중치</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>%1에서</translation>
    </message>
    <message>
        <source>there are no images yet: import a dataset on the &lt;a href=&quot;dataset&quot;&gt;Dataset page&lt;/a&gt;</source>
        <translation>아직 이미지가 없습니다. &lt;a href=&quot;dataset&quot;&gt;데이터셋 페이지&lt;/a&gt;에서 데이터셋을 가져오십시오</translation>
    </message>
    <message>
        <source>this workspace has no &quot;%1&quot;: choose other images</source>
        <translation>이 작업 공간에 &quot;%1&quot;이(가) 없습니다. 다른 이미지를 고르십시오</translation>
    </message>
    <message>
        <source>this workspace has no &quot;%1&quot;: choose another</source>
        <translation>이 작업 공간에 &quot;%1&quot;이(가) 없습니다. 다른 것을 고르십시오</translation>
    </message>
    <message>
        <source>these are the images that it is trained on: none would be left</source>
        <translation>학습에 쓰는 이미지와 같아 남는 이미지가 없습니다</translation>
    </message>
    <message>
        <source>the images have no annotations: choose images with boxes</source>
        <translation>이미지에 주석이 없습니다. 박스가 있는 이미지를 고르십시오</translation>
    </message>
    <message>
        <source>check at least one class</source>
        <translation>클래스를 하나 이상 선택하십시오</translation>
    </message>
    <message>
        <source>this workspace has no detector &quot;%1&quot;: choose another</source>
        <translation>이 작업 공간에 탐지기 &quot;%1&quot;이(가) 없습니다. 다른 탐지기를 고르십시오</translation>
    </message>
    <message>
        <source>the width is out of range: use 0.03 to 2</source>
        <translation>너비가 범위를 벗어났습니다. 0.03~2를 쓰십시오</translation>
    </message>
    <message>
        <source>the depth is out of range: use 0.1 to 2</source>
        <translation>깊이가 범위를 벗어났습니다. 0.1~2를 쓰십시오</translation>
    </message>
    <message>
        <source>The images that the detector is trained on: those of a dataset or a selection</source>
        <translation>탐지기 학습에 쓸 이미지: 데이터셋 또는 선택 집합</translation>
    </message>
    <message>
        <source>&amp;Images</source>
        <translation>이미지(&amp;I)</translation>
    </message>
    <message>
        <source>After every epoch the detector is measured on images that it is not trained on (AP50).
A tenth: the last one by the hash of the file names, the same ones on every machine.</source>
        <translation>에포크가 끝날 때마다 학습에 쓰지 않은 이미지로 탐지기를 측정합니다(AP50).
10분의 1: 파일 이름의 해시 순으로 마지막 부분이며, 어느 컴퓨터에서나 같습니다.</translation>
    </message>
    <message>
        <source>&amp;Measured on</source>
        <translation>측정 이미지(&amp;M)</translation>
    </message>
    <message>
        <source>What the detector is to find; the space bar checks the current one</source>
        <translation>탐지기가 찾을 클래스. 스페이스 바로 현재 항목을 선택합니다</translation>
    </message>
    <message>
        <source>Fresh weights know nothing and need many images and epochs;
a detector of the workspace keeps what it knows, as far as its classes stay</source>
        <translation>새 가중치는 아무것도 몰라 많은 이미지와 에포크가 필요합니다.
작업 공간의 탐지기는 클래스가 같은 한 아는 것을 유지합니다</translation>
    </message>
    <message>
        <source>The family of networks</source>
        <translation>네트워크의 계열</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>아키텍처</translation>
    </message>
    <message>
        <source>width of its own</source>
        <translation>너비 직접 지정</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>배율</translation>
    </message>
    <message>
        <source>Net&amp;work</source>
        <translation>네트워크(&amp;W)</translation>
    </message>
    <message>
        <source>width</source>
        <translation>너비</translation>
    </message>
    <message>
        <source>Channels relative to scale l: n is 0.25.
Range: 0.03 to 2.</source>
        <translation>크기 l에 대한 채널 수의 비율: n은 0.25.
범위: 0.03~2.</translation>
    </message>
    <message>
        <source>depth</source>
        <translation>깊이</translation>
    </message>
    <message>
        <source>Blocks relative to scale l: n is 0.33.
Range: 0.1 to 2.</source>
        <translation>크기 l에 대한 블록 수의 비율: n은 0.33.
범위: 0.1~2.</translation>
    </message>
    <message>
        <source>heads</source>
        <translation>헤드</translation>
    </message>
    <message>
        <source>Channels inside the heads.
Default: the published rule, at least 64.</source>
        <translation>헤드 안의 채널 수.
기본값: 공개된 규칙, 64 이상.</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>It keeps its classes: %1 and %2 more</source>
        <translation>클래스를 그대로 유지합니다: %1 외 %2개</translation>
    </message>
    <message>
        <source>It keeps its classes: %1</source>
        <translation>클래스를 그대로 유지합니다: %1</translation>
    </message>
    <message>
        <source>C&amp;lasses</source>
        <translation>클래스(&amp;L)</translation>
    </message>
    <message>
        <source>Star&amp;t</source>
        <translation>시작(&amp;T)</translation>
    </message>
    <message>
        <source>The first is the smallest and fastest, the last the largest and most exact</source>
        <translation>처음 것이 가장 작고 빠르며, 마지막 것이 가장 크고 정확합니다</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::DetectorTrainingView</name>
    <message>
        <source>St&amp;op</source>
        <translation>중지(&amp;O)</translation>
    </message>
    <message>
        <source>Ends the training and saves it; it can be resumed here later</source>
        <translation>학습을 끝내고 저장합니다. 나중에 여기서 재개할 수 있습니다</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>재개(&amp;R)</translation>
    </message>
    <message>
        <source>Goes on from its checkpoint</source>
        <translation>체크포인트에서 이어갑니다</translation>
    </message>
    <message>
        <source>Choose the new detector in the form of the Evaluate page, beside the one it was made from</source>
        <translation>평가 페이지의 양식에서 새 탐지기를 그 바탕이 된 탐지기와 함께 선택합니다</translation>
    </message>
    <message>
        <source>&amp;Use settings…</source>
        <translation>설정 사용(&amp;U)…</translation>
    </message>
    <message>
        <source>Fill the form with the settings of this training</source>
        <translation>이 학습의 설정으로 양식을 채웁니다</translation>
    </message>
    <message>
        <source>Remove this training from the list; its detector stays</source>
        <translation>이 학습을 목록에서 제거합니다. 탐지기는 남습니다</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>뒤로(&amp;B)</translation>
    </message>
    <message>
        <source>Back to the detector; a training goes on</source>
        <translation>탐지기로 돌아갑니다. 학습은 계속됩니다</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행률</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1, %3 중 %2</translation>
    </message>
    <message>
        <source>The training failed: %1</source>
        <translation>학습 실패: %1</translation>
    </message>
    <message>
        <source>training-%1</source>
        <translation>training-%1</translation>
    </message>
    <message>
        <source>A detector</source>
        <translation>탐지기</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>준비 중</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습 중</translation>
    </message>
    <message>
        <source>Stopping and saving…</source>
        <translation>중지하고 저장하는 중…</translation>
    </message>
    <message>
        <source>Looking at the images and the network…</source>
        <translation>이미지와 네트워크를 살펴보는 중…</translation>
    </message>
    <message>
        <source>keeps epoch %2, AP50 %1</source>
        <translation>에포크 %2 보관, AP50 %1</translation>
    </message>
    <message>
        <source>no AP50 yet</source>
        <translation>아직 AP50 없음</translation>
    </message>
    <message>
        <source>Epoch %1 of %2 · %3 images/s · %4 left · %5</source>
        <translation>에포크 %1/%2 · 초당 이미지 %3장 · %4 남음 · %5</translation>
    </message>
    <message>
        <source>Completed early: no better AP50 for long</source>
        <translation>일찍 완료: AP50이 오래 나아지지 않음</translation>
    </message>
    <message>
        <source>One training at a time: let the other one end first</source>
        <translation>학습은 한 번에 하나만 합니다. 다른 학습이 끝난 뒤에 하십시오</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 중 %1</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 of training · %4 of %5 · begun %6</source>
        <translation>%1 · %2 · 학습 시간 %3 · %5의 %4 · %6 시작</translation>
    </message>
    <message>
        <source>&amp;Evaluate it…</source>
        <translation>평가(&amp;E)…</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>제거(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Begin anew</source>
        <translation>처음부터 다시 시작(&amp;B)</translation>
    </message>
    <message>
        <source>It ended before its first checkpoint: the same training begins anew, in this record</source>
        <translation>첫 체크포인트 전에 끝났습니다. 같은 학습을 이 기록에서 처음부터 다시 시작합니다</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::DetectorTrainingsModel</name>
    <message>
        <source>Running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>중단됨</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>%1: %2, begun %3, %4 of training
Images of %5</source>
        <translation>%1: %2, %3 시작, 학습 시간 %4
이미지 출처: %5</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 중 %1</translation>
    </message>
    <message>
        <source>%1, %2, %3, AP50 %4</source>
        <translation>%1, %2, %3, AP50 %4</translation>
    </message>
    <message>
        <source>%1
%2, AP50 %3</source>
        <translation>%1
%2, AP50 %3</translation>
    </message>
    <message>
        <source>Stopped by its user. It can be resumed from there.</source>
        <translation>사용자가 중지했습니다. 그곳에서 재개할 수 있습니다.</translation>
    </message>
    <message>
        <source>Interrupted: its program or the machine ended while it trained. It can be resumed from its last checkpoint.</source>
        <translation>중단됨: 학습하는 동안 프로그램이나 컴퓨터가 꺼졌습니다. 마지막 체크포인트에서 재개할 수 있습니다.</translation>
    </message>
    <message>
        <source>%1 before its first checkpoint. It can be begun anew, in this record.</source>
        <translation>%1(첫 체크포인트 전). 이 기록에서 처음부터 다시 시작할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::DetectorTrial</name>
    <message>
        <source>Try it on a picture</source>
        <translation>이미지로 시험</translation>
    </message>
    <message>
        <source>&amp;Picture…</source>
        <translation>이미지(&amp;P)…</translation>
    </message>
    <message>
        <source>A picture file; one can also be dropped here</source>
        <translation>이미지 파일. 여기에 끌어다 놓아도 됩니다</translation>
    </message>
    <message>
        <source>Dataset of the pictures</source>
        <translation>이미지의 데이터셋</translation>
    </message>
    <message>
        <source>Where the next picture comes from</source>
        <translation>다음 이미지를 가져올 곳</translation>
    </message>
    <message>
        <source>Another picture of this dataset</source>
        <translation>이 데이터셋의 다른 이미지</translation>
    </message>
    <message>
        <source>Choose a picture, or drop one here: the detector&apos;s boxes and scores are drawn over it.</source>
        <translation>이미지를 선택하거나 여기에 끌어다 놓으십시오. 탐지기의 박스와 점수가 그 위에 표시됩니다.</translation>
    </message>
    <message>
        <source>Detections with at least this score are shown: 0.05 to 0.95, 0.25 at first</source>
        <translation>이 점수 이상의 탐지 결과를 표시합니다: 0.05~0.95, 처음 값 0.25</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>신뢰도</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>이미지 선택</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png *.bmp *.webp *.tif *.tiff)</source>
        <translation>이미지 (*.jpg *.jpeg *.png *.bmp *.webp *.tif *.tiff)</translation>
    </message>
    <message>
        <source>Looking at %1…</source>
        <translation>%1 검사 중…</translation>
    </message>
    <message>
        <source>%1: %2 in %3 ms</source>
        <translation>%1: %2, %3 ms</translation>
    </message>
    <message>
        <source>Ne&amp;xt picture</source>
        <translation>다음 이미지(&amp;X)</translation>
    </message>
    <message>
        <source>Conf&amp;idence</source>
        <translation>신뢰도(&amp;I)</translation>
    </message>
    <message>
        <source>detected</source>
        <translation>탐지됨</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::DetectorsModel</name>
    <message>
        <source>%1
the file is gone</source>
        <translation>%1
파일이 없음</translation>
    </message>
    <message>
        <source>%1
%2 %3, %4</source>
        <translation>%1
%2 %3, %4</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::DetectorsPage</name>
    <message>
        <source>&amp;Train against this detector</source>
        <translation>이 탐지기로 학습(&amp;T)</translation>
    </message>
    <message>
        <source>Choose it in the form of the Train page</source>
        <translation>학습 페이지의 양식에서 이 탐지기를 선택합니다</translation>
    </message>
    <message>
        <source>No detector yet</source>
        <translation>아직 탐지기가 없음</translation>
    </message>
    <message>
        <source>Add a detector…</source>
        <translation>탐지기 추가…</translation>
    </message>
    <message>
        <source>Add a detector</source>
        <translation>탐지기 추가</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 읽는 중</translation>
    </message>
    <message>
        <source>Detector %1 was added</source>
        <translation>탐지기를 추가했습니다: %1</translation>
    </message>
    <message>
        <source>Rename the detector</source>
        <translation>탐지기 이름 변경</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>The training of %1 is saved and can be resumed here</source>
        <translation>%1의 학습을 저장했습니다. 여기서 재개할 수 있습니다</translation>
    </message>
    <message>
        <source>Detector %1 is trained and stands in the list</source>
        <translation>탐지기 %1의 학습이 끝나 목록에 추가되었습니다</translation>
    </message>
    <message>
        <source>Stopping the training, saving…</source>
        <translation>학습을 중지하고 저장하는 중…</translation>
    </message>
    <message>
        <source>Preparing a detector&apos;s training…</source>
        <translation>탐지기 학습을 준비하는 중…</translation>
    </message>
    <message>
        <source>Training a detector, epoch %1 of %2</source>
        <translation>탐지기 학습 중, 에포크 %1/%2</translation>
    </message>
    <message>
        <source>Let it learn to see past patches; a new detector is made</source>
        <translation>패치가 있어도 찾도록 학습합니다. 새 탐지기가 만들어집니다</translation>
    </message>
    <message>
        <source>Har&amp;den it…</source>
        <translation>강화(&amp;D)…</translation>
    </message>
    <message>
        <source>A detector is a YOLO network with its weights (yolov8, yolo11, yolov5u): a file .pt, .safetensors, .torchscript or .onnx. Patches are trained against it. Files can be dropped here, or train one of your own.</source>
        <translation>탐지기는 가중치가 있는 YOLO 네트워크(yolov8, yolo11, yolov5u)로, .pt, .safetensors, .torchscript, .onnx 파일입니다. 패치는 탐지기를 상대로 학습합니다. 파일을 여기에 끌어다 놓거나 직접 학습할 수 있습니다.</translation>
    </message>
    <message>
        <source>Weights (*.pt *.safetensors *.torchscript *.onnx)</source>
        <translation>가중치 (*.pt *.safetensors *.torchscript *.onnx)</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::DetectorsSide</name>
    <message>
        <source>Detectors</source>
        <translation>탐지기</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>학습 기록</translation>
    </message>
    <message>
        <source>&amp;Add a detector…</source>
        <translation>탐지기 추가(&amp;A)…</translation>
    </message>
    <message>
        <source>Trai&amp;n a detector…</source>
        <translation>탐지기 학습(&amp;N)…</translation>
    </message>
    <message>
        <source>Let a network learn the classes of your images, from fresh weights or from a detector of the list</source>
        <translation>네트워크가 이미지의 클래스를 학습합니다. 새 가중치나 목록의 탐지기에서 시작합니다</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>이름 변경(&amp;R)…</translation>
    </message>
    <message>
        <source>A file of weights: .pt, .safetensors, .torchscript or .onnx; files can also be dropped on the page</source>
        <translation>가중치 파일: .pt, .safetensors, .torchscript, .onnx. 파일을 페이지에 끌어다 놓을 수도 있습니다</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>제거(&amp;M)</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::EvaluateControls</name>
    <message>
        <source>&amp;Evaluate</source>
        <translation>평가(&amp;E)</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>중지(&amp;O)</translation>
    </message>
    <message>
        <source>Start the evaluation</source>
        <translation>평가 시작</translation>
    </message>
    <message>
        <source>Stop the evaluation</source>
        <translation>평가 중지</translation>
    </message>
    <message>
        <source>Progress of the evaluation</source>
        <translation>평가 진행률</translation>
    </message>
    <message>
        <source>Estimate and progress</source>
        <translation>예상과 진행</translation>
    </message>
    <message>
        <source>Nothing runs that could be stopped</source>
        <translation>중지할 평가가 없습니다</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>중지하는 중…</translation>
    </message>
    <message>
        <source>Reading detectors and images…</source>
        <translation>탐지기와 이미지를 읽는 중…</translation>
    </message>
    <message>
        <source>Working out the figures…</source>
        <translation>수치를 계산하는 중…</translation>
    </message>
    <message>
        <source>%1 / %2 pictures</source>
        <translation>그림 %1 / %2장</translation>
    </message>
    <message>
        <source>%1 / %2 pictures · %3/s · %4 left</source>
        <translation>그림 %1 / %2장 · 초당 %3장 · %4 남음</translation>
    </message>
    <message>
        <source>The estimate appears when the form is complete.</source>
        <translation>양식을 모두 채우면 예상이 표시됩니다.</translation>
    </message>
    <message>
        <source>%1 network inputs, about %2 on this machine</source>
        <translation>네트워크 입력 %1개, 이 컴퓨터에서 약 %2</translation>
    </message>
    <message>
        <source>%1 network inputs</source>
        <translation>네트워크 입력 %1개</translation>
    </message>
    <message>
        <source>By the speed of the last evaluation</source>
        <translation>지난 평가의 속도 기준</translation>
    </message>
    <message>
        <source>The time is told after the first evaluation</source>
        <translation>첫 평가가 끝나면 시간을 알 수 있습니다</translation>
    </message>
    <message>
        <source>Noticed so far</source>
        <translation>지금까지 알아챈 수</translation>
    </message>
    <message>
        <source>Stopped. Started again with the same form it goes on where it was.</source>
        <translation>중지됨. 같은 설정으로 다시 시작하면 멈춘 곳에서 이어집니다.</translation>
    </message>
    <message>
        <source>%1 of %2 pictures so far; of %3 objects noticed: %4</source>
        <translation>지금까지 사진 %2장 중 %1장; 객체 %3개 중 알아챈 수: %4</translation>
    </message>
    <message>
        <source>Shows the images as they are, with the controls and with the patch to the detectors</source>
        <translation>있는 그대로의 이미지, 대조군을 붙인 이미지, 패치를 붙인 이미지를 탐지기에 보여 줍니다</translation>
    </message>
    <message>
        <source>Ends the evaluation; what it has seen is kept, and the same evaluation goes on there</source>
        <translation>평가를 끝냅니다. 본 것은 남으며, 같은 평가는 거기서 이어집니다</translation>
    </message>
    <message>
        <source>Add to &amp;queue</source>
        <translation>대기열에 추가(&amp;Q)</translation>
    </message>
    <message>
        <source>It waits in the queue and begins when what runs has ended</source>
        <translation>대기열에서 기다리다가 지금 도는 작업이 끝나면 시작합니다</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::EvaluatePage</name>
    <message>
        <source>Evaluations of this workspace</source>
        <translation>이 작업 공간의 평가</translation>
    </message>
    <message>
        <source>The evaluations of this workspace, newest first</source>
        <translation>이 작업 공간의 평가, 최신순</translation>
    </message>
    <message>
        <source>Delete the evaluation that is shown from the workspace</source>
        <translation>표시된 평가를 작업 공간에서 삭제합니다</translation>
    </message>
    <message>
        <source>Save &amp;report…</source>
        <translation>보고서 저장(&amp;R)…</translation>
    </message>
    <message>
        <source>No evaluation yet</source>
        <translation>아직 평가가 없습니다</translation>
    </message>
    <message>
        <source>Does the patch work, or would a grey square do the same? An evaluation shows images as they are, with controls and with the patch to detectors, and answers in one sentence. Choose a patch on the left.</source>
        <translation>패치가 효과가 있습니까, 아니면 회색 사각형으로도 같습니까? 평가는 이미지를 그대로, 대조군과 함께, 패치와 함께 탐지기에 보여 주고 한 문장으로 답합니다. 왼쪽에서 패치를 고르십시오.</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>평가</translation>
    </message>
    <message>
        <source>PDF, HTML, JSON or CSV, by the ending of the file; the arrow chooses the language</source>
        <translation>파일 확장자에 따라 PDF, HTML, JSON, CSV로 저장합니다. 화살표로 언어를 고릅니다</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>삭제(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;New evaluation</source>
        <translation>새 평가(&amp;N)</translation>
    </message>
    <message>
        <source>Shows or hides the form: which patches, detectors, images and defences</source>
        <translation>설정(패치, 탐지기, 이미지, 방어)을 보이거나 숨깁니다</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::EvaluateSettings</name>
    <message>
        <source>Side of the patch, times its trained size: %1</source>
        <translation>학습한 크기에 대한 패치 한 변의 배수: %1</translation>
    </message>
    <message>
        <source>Degrees by which the patch is turned: %1</source>
        <translation>패치를 돌리는 각도(도): %1</translation>
    </message>
    <message>
        <source>Added to the patch&apos;s colours, of the full range: %1</source>
        <translation>패치의 색에 더하는 값, 전체 범위 기준: %1</translation>
    </message>
    <message>
        <source>Blur of the patch, as a part of its side: %1</source>
        <translation>패치의 흐림, 한 변에 대한 비율: %1</translation>
    </message>
    <message>
        <source>How many times farther away the camera is: %1</source>
        <translation>카메라가 멀어지는 배수: %1</translation>
    </message>
    <message>
        <source>Placement</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>as it was trained</source>
        <translation>학습할 때와 같게</translation>
    </message>
    <message>
        <source>on objects</source>
        <translation>객체 위</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>Where the patch lies, the controls with it.
Default: where its run placed it; a patch file on objects with scale 0.4.</source>
        <translation>패치와 대조군이 놓이는 위치.
기본값: 실행에서 놓은 위치, 패치 파일은 객체 위 배율 0.4.</translation>
    </message>
    <message>
        <source>Patch lies</source>
        <translation>패치 위치</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>배율</translation>
    </message>
    <message>
        <source>Side of the patch as a part of the object&apos;s size (the square root of its box&apos;s area).</source>
        <translation>객체 크기(박스 넓이의 제곱근)에 대한 패치 한 변의 비율.</translation>
    </message>
    <message>
        <source>row </source>
        <translation>행 </translation>
    </message>
    <message>
        <source>column </source>
        <translation>열 </translation>
    </message>
    <message>
        <source>Pixels of the network input from its top or left border.
Default: 0.</source>
        <translation>네트워크 입력의 위쪽 또는 왼쪽 가장자리에서의 픽셀.
기본값: 0.</translation>
    </message>
    <message>
        <source>Corner</source>
        <translation>모서리</translation>
    </message>
    <message>
        <source>Defences</source>
        <translation>방어</translation>
    </message>
    <message>
        <source>Sweeps</source>
        <translation>변화 시험</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>측정</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>신뢰도</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>노이즈</translation>
    </message>
    <message>
        <source>Drawings of the random control, whose figures are their mean.</source>
        <translation>무작위 대조군을 뽑는 횟수. 수치는 그 평균입니다.</translation>
    </message>
    <message>
        <source>Bootstrap</source>
        <translation>부트스트랩</translation>
    </message>
    <message>
        <source>Drawings of the images for the intervals; 0: no intervals, and then nothing is shown to work.</source>
        <translation>신뢰구간을 위해 이미지를 뽑는 횟수. 0이면 신뢰구간이 없고 효과를 입증할 수 없습니다.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Of the noise, the bootstrap and defences that draw: the same seed gives the same figures.</source>
        <translation>노이즈, 부트스트랩, 무작위 방어의 시드. 시드가 같으면 수치도 같습니다.</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Where the networks run. Default: the fastest there is.</source>
        <translation>네트워크를 실행하는 곳. 기본값: 가장 빠른 장치.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>on objects, scale %1</source>
        <translation>객체 위, 배율 %1</translation>
    </message>
    <message>
        <source>fixed, row %1, column %2</source>
        <translation>고정, 행 %1, 열 %2</translation>
    </message>
    <message>
        <source>confidence %1, noise drawn %2 times</source>
        <translation>신뢰도 %1, 노이즈 %2회</translation>
    </message>
    <message>
        <source>confidence %1, noise drawn once</source>
        <translation>신뢰도 %1, 노이즈 1회</translation>
    </message>
    <message>
        <source>Size of the patch</source>
        <translation>패치 크기</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>회전</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>밝기</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>흐림</translation>
    </message>
    <message>
        <source>Distance (size of the objects)</source>
        <translation>거리(객체 크기)</translation>
    </message>
    <message>
        <source>apart</source>
        <translation>따로</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>보류</translation>
    </message>
    <message>
        <source>Images that show nearly the same as training images (encoded anew, resized, recoloured or mirrored): a group of their own, or held out. Default: apart.</source>
        <translation>학습 이미지와 거의 같은 이미지(다시 인코딩, 크기 변경, 색 변경 또는 좌우 반전): 별도 그룹으로 두거나 보류 이미지로 봅니다. 기본값: 따로.</translation>
    </message>
    <message>
        <source>Near-duplicates</source>
        <translation>거의 같은 이미지</translation>
    </message>
    <message>
        <source>A detection counts above this score: what it touches is noticed, what it overlaps by half is found. AP does not depend on it.</source>
        <translation>점수가 이보다 높은 탐지만 셉니다. 탐지가 닿은 객체는 알아챈 것이고, 절반 이상 겹친 객체는 탐지된 것입니다. AP는 이 값과 상관없습니다.</translation>
    </message>
    <message>
        <source>Noticed from</source>
        <translation>알아챔 기준</translation>
    </message>
    <message>
        <source>An object is noticed where such a detection is centred in its box, or overlaps it by this IoU.</source>
        <translation>그런 탐지의 중심이 객체의 박스 안에 있거나 객체와 이 IoU 이상 겹치면 객체를 알아챈 것입니다.</translation>
    </message>
    <message>
        <source>Light on the patch</source>
        <translation>패치에 비치는 빛</translation>
    </message>
    <message>
        <source>Bending</source>
        <translation>휨</translation>
    </message>
    <message>
        <source>Noise of the sensor</source>
        <translation>센서 노이즈</translation>
    </message>
    <message>
        <source>Colour of the light</source>
        <translation>빛의 색</translation>
    </message>
    <message>
        <source>Tone curve</source>
        <translation>톤 커브</translation>
    </message>
    <message>
        <source>JPEG compression</source>
        <translation>JPEG 압축</translation>
    </message>
    <message>
        <source>Brighter at the patch&apos;s upper rim and darker at its lower one, by this part: %1</source>
        <translation>패치의 위쪽 가장자리는 밝고 아래쪽은 어두운 정도: %1</translation>
    </message>
    <message>
        <source>The patch is bent around an upright cylinder, so many degrees to each side: %1</source>
        <translation>패치를 세운 원통에 감은 각도(양쪽으로 각각, 도): %1</translation>
    </message>
    <message>
        <source>Noise in the whole picture, of the full range of light: %1</source>
        <translation>이미지 전체의 노이즈(빛의 전체 범위 대비): %1</translation>
    </message>
    <message>
        <source>Colour temperature of the light on the whole picture, kelvin: %1</source>
        <translation>이미지 전체에 비치는 빛의 색온도(켈빈): %1</translation>
    </message>
    <message>
        <source>The values of the whole picture to the power of: %1</source>
        <translation>이미지 전체의 값을 거듭제곱하는 지수: %1</translation>
    </message>
    <message>
        <source>The whole picture compressed at quality: %1</source>
        <translation>이미지 전체를 압축하는 품질: %1</translation>
    </message>
    <message>
        <source>those there are</source>
        <translation>있는 것만</translation>
    </message>
    <message>
        <source>train what is missing</source>
        <translation>없는 것은 학습</translation>
    </message>
    <message>
        <source>A defence looks better than it is against a patch that knows nothing of it. Runs that were trained
through a defence are measured beside their run; what is missing is trained first, each as long as
the run was. Default: those there are.</source>
        <translation>방어를 모르는 패치에 대해서는 방어가 실제보다 좋아 보입니다. 방어를 통과하도록 학습한 실행을
원래 실행과 나란히 측정하며, 없는 것은 원래 실행만큼 먼저 학습합니다.
기본값: 있는 것만.</translation>
    </message>
    <message>
        <source>Patches that know</source>
        <translation>방어를 아는 패치</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::EvaluateSubject</name>
    <message>
        <source>The patches of the runs of this workspace, newest first, and files;
the space bar checks the current one</source>
        <translation>이 작업 공간의 실행에서 만든 패치(최신순)와 파일.
스페이스 바로 현재 항목을 선택합니다</translation>
    </message>
    <message>
        <source>A picture of a patch (PNG, JPEG, BMP) or a patch.safetensors of any program:
square, without transparency</source>
        <translation>패치 그림(PNG, JPEG, BMP) 또는 다른 프로그램의 patch.safetensors:
정사각형이며 투명하지 않아야 합니다</translation>
    </message>
    <message>
        <source>&amp;Patches</source>
        <translation>패치(&amp;P)</translation>
    </message>
    <message>
        <source>Any number: with several the report has a table of transfer</source>
        <translation>여러 개를 고를 수 있습니다. 둘 이상이면 보고서에 전이 표가 들어갑니다</translation>
    </message>
    <message>
        <source>&amp;Detectors</source>
        <translation>탐지기(&amp;D)</translation>
    </message>
    <message>
        <source>The images that the patch is tried on: a selection,
or those of a dataset that show the class</source>
        <translation>패치를 시험할 이미지: 선택 집합,
또는 데이터셋에서 해당 클래스가 있는 이미지</translation>
    </message>
    <message>
        <source>&amp;Images</source>
        <translation>이미지(&amp;I)</translation>
    </message>
    <message>
        <source>The class whose objects are counted: of those that the first detector
knows and the images show, with images and objects</source>
        <translation>객체를 세는 클래스: 첫 번째 탐지기가 알고
이미지에 있는 것, 이미지 수와 객체 수 포함</translation>
    </message>
    <message>
        <source>&amp;Class</source>
        <translation>클래스(&amp;C)</translation>
    </message>
    <message>
        <source>20</source>
        <translation>20</translation>
    </message>
    <message>
        <source>The first 20 images: a quick look</source>
        <translation>처음 이미지 20장: 간단히 보기</translation>
    </message>
    <message>
        <source>100</source>
        <translation>100</translation>
    </message>
    <message>
        <source>The first 100 images</source>
        <translation>처음 이미지 100장</translation>
    </message>
    <message>
        <source>all</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>All images</source>
        <translation>모든 이미지</translation>
    </message>
    <message>
        <source>How many of the images are used: the first ones in their order.
Default: all. More images make the intervals narrower.</source>
        <translation>사용할 이미지 수: 순서대로 앞에서부터.
기본값: 전체. 이미지가 많을수록 신뢰구간이 좁아집니다.</translation>
    </message>
    <message>
        <source>&amp;Number</source>
        <translation>장수(&amp;N)</translation>
    </message>
    <message>
        <source>Choose a patch</source>
        <translation>패치 선택</translation>
    </message>
    <message>
        <source>Patches (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp *.safetensors);;All files (*)</source>
        <translation>패치 (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp *.safetensors);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>%1 does not know the class &quot;%2&quot;: leave it out or choose another class</source>
        <translation>%1: 클래스 &quot;%2&quot;을(를) 모릅니다. 제외하거나 다른 클래스를 고르십시오</translation>
    </message>
    <message>
        <source>there is no patch yet: train one on the &lt;a href=&quot;train&quot;&gt;Train page&lt;/a&gt; or choose a file</source>
        <translation>아직 패치가 없습니다. &lt;a href=&quot;train&quot;&gt;학습 페이지&lt;/a&gt;에서 학습하거나 파일을 고르십시오</translation>
    </message>
    <message>
        <source>check at least one patch</source>
        <translation>패치를 하나 이상 선택하십시오</translation>
    </message>
    <message>
        <source>there is no detector yet: add one on the &lt;a href=&quot;detectors&quot;&gt;Detectors page&lt;/a&gt;</source>
        <translation>아직 탐지기가 없습니다. &lt;a href=&quot;detectors&quot;&gt;탐지기 페이지&lt;/a&gt;에서 추가하십시오</translation>
    </message>
    <message>
        <source>check at least one detector</source>
        <translation>탐지기를 하나 이상 선택하십시오</translation>
    </message>
    <message>
        <source>there are no images yet: import a dataset on the &lt;a href=&quot;dataset&quot;&gt;Dataset page&lt;/a&gt;</source>
        <translation>아직 이미지가 없습니다. &lt;a href=&quot;dataset&quot;&gt;데이터셋 페이지&lt;/a&gt;에서 데이터셋을 가져오십시오</translation>
    </message>
    <message>
        <source>the images show no class that the detector knows: choose other images or another detector</source>
        <translation>이미지에 탐지기가 아는 클래스가 없습니다. 다른 이미지나 탐지기를 고르십시오</translation>
    </message>
    <message>
        <source>All %1 images are held out: no patch was trained on them.</source>
        <translation>이미지 %1장이 모두 보류 이미지입니다. 패치의 학습에 쓰이지 않았습니다.</translation>
    </message>
    <message>
        <source>⚠ A patch was trained on all %1 images: choose others for an answer that holds beyond them.</source>
        <translation>⚠ 이미지 %1장이 모두 패치의 학습에 쓰였습니다. 그 밖에서도 통하는 답을 얻으려면 다른 이미지를 고르십시오.</translation>
    </message>
    <message>
        <source>%1 of %2 images are held out: the answer is about these.</source>
        <translation>이미지 %2장 중 %1장이 보류 이미지이며, 답은 이 이미지에 대한 것입니다.</translation>
    </message>
    <message>
        <source>Patch file…</source>
        <translation>패치 파일…</translation>
    </message>
    <message>
        <source>The image is held out: no patch was trained on it.</source>
        <translation>이 이미지는 보류 이미지입니다. 패치의 학습에 쓰이지 않았습니다.</translation>
    </message>
    <message>
        <source>⚠ A patch was trained on this image: choose others for an answer that holds beyond it.</source>
        <translation>⚠ 이 이미지는 패치의 학습에 쓰였습니다. 그 밖에서도 통하는 답을 얻으려면 다른 이미지를 고르십시오.</translation>
    </message>
    <message>
        <source>1 of %1 images is held out: the answer is about this one.</source>
        <translation>이미지 %1장 중 1장이 보류 이미지이며, 답은 이 이미지에 대한 것입니다.</translation>
    </message>
    <message>
        <source>Whether a patch was trained on them is not known for %1 of %2.</source>
        <translation>%2 중 %1장은 패치의 학습에 쓰였는지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>⚠ None is held out: %1 were trained on, %2 show nearly the same as training images.</source>
        <translation>⚠ 보류 이미지가 없습니다. %1장은 학습에 쓰였고 %2장은 학습 이미지와 거의 같습니다.</translation>
    </message>
    <message>
        <source>The same detector by its other head, %1</source>
        <translation>같은 탐지기의 다른 헤드, %1</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::EvaluationAnswer</name>
    <message>
        <source>Whether the interval of the effect, the AP50 that the patch takes beyond its strongest control,
lies above 0</source>
        <translation>효과, 곧 가장 강한 대조군을 넘어서는 AP50 감소분의
신뢰구간이 0보다 큰지 여부</translation>
    </message>
    <message>
        <source>Of the objects that the detector notices without the patch, the share that it does not notice with
it, minus the same share with the control that hides most</source>
        <translation>패치가 없을 때 탐지기가 알아챈 객체 가운데 패치가 있을 때 알아채지 못한 비율에서,
가장 많이 숨기는 대조군의 같은 비율을 뺀 값</translation>
    </message>
    <message>
        <source>Whether the interval of the effect, the share of the noticed objects that the patch hides beyond
the control that hides most, lies above 0</source>
        <translation>효과(알아챈 객체 가운데 가장 많이 숨기는 대조군을 넘어 패치가 숨긴 비율)의 신뢰구간이
0보다 큰지 여부</translation>
    </message>
    <message>
        <source>of the noticed objects
hidden beyond %1</source>
        <translation>알아챈 객체 가운데
%1 조건을 넘어 숨김</translation>
    </message>
    <message>
        <source>beats its controls</source>
        <translation>대조군보다 강함</translation>
    </message>
    <message>
        <source>nothing measured</source>
        <translation>측정된 것 없음</translation>
    </message>
    <message>
        <source>not shown to beat its controls</source>
        <translation>대조군보다 강하다는 것이 입증되지 않음</translation>
    </message>
    <message>
        <source>What helps most: %1</source>
        <translation>가장 효과적인 방어: %1</translation>
    </message>
    <message numerus="yes">
        <source>None of the %n defences is shown to help. %1</source>
        <translation>
            <numerusform>방어 %n가지 모두 효과가 입증되지 않았습니다. %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>blindspot::ui::EvaluationComparison</name>
    <message>
        <source>Both evaluations</source>
        <translation>두 평가</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>비교 대상</translation>
    </message>
    <message>
        <source>Another evaluation of this workspace, beside the one that is shown</source>
        <translation>이 작업 공간의 다른 평가를 지금 보이는 평가 옆에 놓습니다</translation>
    </message>
    <message>
        <source>comparison</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Compared &amp;with</source>
        <translation>비교 대상(&amp;W)</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::EvaluationPlots</name>
    <message>
        <source>Plot</source>
        <translation>도표</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>측정값</translation>
    </message>
    <message>
        <source>What the plot shows of each arm: the share of the objects that are noticed, or the AP50</source>
        <translation>그래프가 조건마다 보이는 값: 알아챈 객체의 비율, 또는 AP50</translation>
    </message>
    <message>
        <source>by noticed objects</source>
        <translation>알아챈 객체로</translation>
    </message>
    <message>
        <source>by AP50</source>
        <translation>AP50으로</translation>
    </message>
    <message>
        <source>Arms</source>
        <translation>조건</translation>
    </message>
    <message>
        <source>Detectors</source>
        <translation>탐지기</translation>
    </message>
    <message>
        <source>Precision and recall</source>
        <translation>정밀도와 재현율</translation>
    </message>
    <message>
        <source>sweep</source>
        <translation>변화 시험</translation>
    </message>
    <message>
        <source>detectors</source>
        <translation>탐지기</translation>
    </message>
    <message>
        <source>arms</source>
        <translation>조건</translation>
    </message>
    <message>
        <source>precision-recall</source>
        <translation>정밀도-재현율</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::EvaluationView</name>
    <message>
        <source>By size of the objects</source>
        <translation>객체 크기별</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>전이</translation>
    </message>
    <message>
        <source>Defences</source>
        <translation>방어</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Plots</source>
        <translation>도표</translation>
    </message>
    <message>
        <source>By size</source>
        <translation>크기별</translation>
    </message>
    <message>
        <source>Patch</source>
        <translation>패치</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>탐지기</translation>
    </message>
    <message>
        <source>Defence</source>
        <translation>방어</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>답</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::EvaluationsModel</name>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Evaluation %1: class %2, images of %3</source>
        <translation>평가 %1: 클래스 %2, 이미지 출처 %3</translation>
    </message>
    <message>
        <source>%1 against %2: %3; AP50 %4</source>
        <translation>%1, 탐지기 %2: %3; AP50 %4</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::FiguresView</name>
    <message>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::FileProblem</name>
    <message>
        <source>What is wrong with the file</source>
        <translation>파일의 문제</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the whole message</source>
        <translation>메시지 전체 복사</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>이 메시지 닫기</translation>
    </message>
    <message>
        <source>%1 could not be added</source>
        <translation>추가할 수 없음: %1</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::FilterPanel</name>
    <message>
        <source>any</source>
        <translation>무관</translation>
    </message>
    <message>
        <source>&amp;Train on this selection</source>
        <translation>이 선택 집합으로 학습(&amp;T)</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>모두 표시(&amp;A)</translation>
    </message>
    <message>
        <source>Takes all conditions away</source>
        <translation>모든 조건을 해제합니다</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>데이터셋</translation>
    </message>
    <message>
        <source>&amp;Import a dataset…</source>
        <translation>데이터셋 가져오기(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>이름 변경(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Pictures were moved…</source>
        <translation>이미지 위치 변경됨(&amp;P)…</translation>
    </message>
    <message>
        <source>What can be done with this dataset</source>
        <translation>이 데이터셋으로 할 수 있는 작업</translation>
    </message>
    <message>
        <source>&amp;Dataset</source>
        <translation>데이터셋(&amp;D)</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Only objects whose smaller side has at least so many pixels of the image; 0: any</source>
        <translation>짧은 변이 이미지에서 이 픽셀 수 이상인 객체만. 0: 무관</translation>
    </message>
    <message>
        <source>At least so many objects of the class and size</source>
        <translation>이 클래스와 크기의 객체 수 하한</translation>
    </message>
    <message>
        <source>At most so many objects of the class and size</source>
        <translation>이 클래스와 크기의 객체 수 상한</translation>
    </message>
    <message>
        <source>part of it</source>
        <translation>이름의 일부</translation>
    </message>
    <message>
        <source>Only images whose file name contains this</source>
        <translation>파일 이름에 이 글자가 들어 있는 이미지만</translation>
    </message>
    <message>
        <source>to</source>
        <translation>~</translation>
    </message>
    <message>
        <source>At most so many objects</source>
        <translation>객체 수 상한</translation>
    </message>
    <message>
        <source>&amp;Objects</source>
        <translation>객체(&amp;O)</translation>
    </message>
    <message>
        <source>File &amp;name</source>
        <translation>파일 이름(&amp;N)</translation>
    </message>
    <message>
        <source>Only images of this selection</source>
        <translation>이 선택 집합의 이미지만</translation>
    </message>
    <message>
        <source>What can be done with this selection</source>
        <translation>이 선택 집합으로 할 수 있는 작업</translation>
    </message>
    <message>
        <source>S&amp;election</source>
        <translation>선택 집합(&amp;E)</translation>
    </message>
    <message>
        <source>as in the file</source>
        <translation>파일 순서</translation>
    </message>
    <message>
        <source>by file name</source>
        <translation>파일 이름순</translation>
    </message>
    <message>
        <source>by objects</source>
        <translation>객체 수순</translation>
    </message>
    <message>
        <source>by smallest object</source>
        <translation>최소 객체순</translation>
    </message>
    <message>
        <source>The other way round: last or largest first</source>
        <translation>역순: 마지막 또는 가장 큰 것부터</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>내림차순</translation>
    </message>
    <message>
        <source>So&amp;rt</source>
        <translation>정렬(&amp;R)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1, %2, %3
imported %4</source>
        <translation>%1, %2, %3
가져온 날짜 %4</translation>
    </message>
    <message>
        <source>Smallest &amp;box</source>
        <translation>최소 박스(&amp;B)</translation>
    </message>
    <message>
        <source>Pro&amp;blems of its import…</source>
        <translation>가져오기 문제(&amp;B)…</translation>
    </message>
    <message>
        <source>Re&amp;move from the workspace</source>
        <translation>작업 공간에서 제거(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>삭제(&amp;D)</translation>
    </message>
    <message>
        <source>by missed objects</source>
        <translation>놓친 객체순</translation>
    </message>
    <message>
        <source>by invented objects</source>
        <translation>오탐순</translation>
    </message>
    <message>
        <source>by lowest score found</source>
        <translation>탐지된 최저 점수순</translation>
    </message>
    <message>
        <source>by highest score invented</source>
        <translation>오탐 최고 점수순</translation>
    </message>
    <message>
        <source>Known when a detector has looked at the images</source>
        <translation>탐지기가 이미지를 검사한 뒤에 알 수 있습니다</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::FindingFilter</name>
    <message>
        <source>no detector yet</source>
        <translation>아직 탐지기가 없음</translation>
    </message>
    <message>
        <source>The detector that looks at the images</source>
        <translation>이미지를 검사하는 탐지기</translation>
    </message>
    <message>
        <source>Dete&amp;ctor</source>
        <translation>탐지기(&amp;C)</translation>
    </message>
    <message>
        <source>With</source>
        <translation>찾을 것</translation>
    </message>
    <message>
        <source>missed (%1)</source>
        <translation>놓침 (%1)</translation>
    </message>
    <message>
        <source>half seen (%1)</source>
        <translation>반쯤 보임 (%1)</translation>
    </message>
    <message>
        <source>found (%1)</source>
        <translation>탐지됨 (%1)</translation>
    </message>
    <message>
        <source>invented (%1)</source>
        <translation>오탐 (%1)</translation>
    </message>
    <message>
        <source>detected (%1)</source>
        <translation>탐지 (%1)</translation>
    </message>
    <message>
        <source>anything</source>
        <translation>무관</translation>
    </message>
    <message>
        <source>What the detector missed and invented is known when it has looked at the images</source>
        <translation>탐지기가 놓친 것과 오탐은 이미지를 검사한 뒤에 알 수 있습니다</translation>
    </message>
    <message>
        <source>Only images with an object of the classes that the detector missed, half saw or found, or where it invented one. In brackets: the images</source>
        <translation>고른 클래스의 객체를 탐지기가 놓쳤거나 반쯤 보았거나 탐지한 이미지, 또는 오탐이 있는 이미지만 표시합니다. 괄호 안은 이미지 수입니다</translation>
    </message>
    <message>
        <source>Only images in which the detector detects an object of the classes. In brackets: the images</source>
        <translation>탐지기가 고른 클래스의 객체를 탐지한 이미지만 표시합니다. 괄호 안은 이미지 수입니다</translation>
    </message>
    <message>
        <source>Stop, %1 of %2</source>
        <translation>중지, %2장 중 %1장</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>All %1 looked at</source>
        <translation>%1장 모두 검사함</translation>
    </message>
    <message>
        <source>Go on, %1 left</source>
        <translation>계속, %1장 남음</translation>
    </message>
    <message>
        <source>Find blind spots</source>
        <translation>맹점 찾기</translation>
    </message>
    <message>
        <source>What was found so far is kept; it goes on from there the next time</source>
        <translation>지금까지 찾은 것은 보관되며, 다음번에 그 자리에서 이어집니다</translation>
    </message>
    <message>
        <source>A detector looks at other images; it is done one after the other</source>
        <translation>탐지기가 다른 이미지를 검사하고 있습니다. 한 번에 하나씩 진행합니다</translation>
    </message>
    <message>
        <source>Add a detector on the Detectors page first</source>
        <translation>먼저 탐지기 페이지에서 탐지기를 추가하십시오</translation>
    </message>
    <message>
        <source>The detector looks at all images that the other conditions leave, beside your work; what it misses and invents is kept, to filter and sort by</source>
        <translation>다른 조건에 맞는 모든 이미지를 탐지기가 작업 중에 검사합니다. 놓친 것과 오탐은 보관되어 거르고 정렬하는 데 쓰입니다</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::FoldedSection</name>
    <message>
        <source>⚠ something to mend in here</source>
        <translation>⚠ 고칠 항목이 있음</translation>
    </message>
    <message>
        <source>Folds this part away</source>
        <translation>이 부분을 접습니다</translation>
    </message>
    <message>
        <source>Shows this part</source>
        <translation>이 부분을 펼칩니다</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::GuidePanel</name>
    <message>
        <source>Step before</source>
        <translation>이전 단계</translation>
    </message>
    <message>
        <source>Step after; this one can be left out</source>
        <translation>다음 단계. 이 단계는 건너뛸 수 있습니다</translation>
    </message>
    <message>
        <source>Close the guide; the Help menu opens it again</source>
        <translation>안내 닫기. 도움말 메뉴에서 다시 열 수 있습니다</translation>
    </message>
    <message>
        <source>Guide: its next thing to do</source>
        <translation>안내: 다음 할 일</translation>
    </message>
    <message>
        <source>Guided demonstration</source>
        <translation>안내 시연</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행률</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>진행 중…</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::GuideStepper</name>
    <message>
        <source>to come</source>
        <translation>예정</translation>
    </message>
    <message>
        <source>Step %1 of %2, %3: %4</source>
        <translation>%2단계 중 %1단계, %3: %4</translation>
    </message>
    <message>
        <source>The current step</source>
        <translation>현재 단계</translation>
    </message>
    <message>
        <source>Go to this step and fill in its form</source>
        <translation>이 단계로 가서 양식을 채웁니다</translation>
    </message>
    <message>
        <source>done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>now</source>
        <translation>지금</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::GuideStory</name>
    <message>
        <source>Look at as many scenes as you like. Then go on and hide their people from the detector.</source>
        <translation>장면을 원하는 만큼 살펴보십시오. 그런 다음 계속해서 장면 속 사람을 탐지기에게서 숨깁니다.</translation>
    </message>
    <message>
        <source>These streets and squares were drawn by Blindspot, and so every box in them is exact. Let the detector look at one.</source>
        <translation>이 거리와 광장은 Blindspot이 그린 것이므로 모든 상자가 정확합니다. 한 장면을 탐지기로 보십시오.</translation>
    </message>
    <message>
        <source>Nobody is in this scene. Choose another one, or go on.</source>
        <translation>이 장면에는 사람이 없습니다. 다른 장면을 고르거나 계속하십시오.</translation>
    </message>
    <message>
        <source>The patch is trained. Does it do more than a plain square of its size would? That is measured next.</source>
        <translation>패치 학습이 끝났습니다. 같은 크기의 단순한 사각형보다 효과가 클까요? 다음 단계에서 측정합니다.</translation>
    </message>
    <message>
        <source>A patch is trained that hides whoever wears it from the detector: %1 iterations on %2 scenes. The form is filled in; change it if you like.</source>
        <translation>붙인 사람을 탐지기에게서 숨기는 패치를 학습합니다. 장면 %2장으로 %1회 반복합니다. 양식은 채워져 있으며 원하면 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>This step needs a trained patch, and there is none yet.</source>
        <translation>이 단계에는 학습된 패치가 필요하지만 아직 없습니다.</translation>
    </message>
    <message>
        <source>The answer stands on the Evaluate page.</source>
        <translation>답은 평가 페이지에 있습니다.</translation>
    </message>
    <message>
        <source>On scenes that no training has seen, the patch is compared with grey and noisy squares of its size in its places.</source>
        <translation>학습에 쓰이지 않은 장면에서, 패치를 같은 위치에 놓인 같은 크기의 회색 사각형, 잡음 사각형과 비교합니다.</translation>
    </message>
    <message>
        <source>Beyond plain squares the patch takes %1 of AP50 from the detector as it was, and %2 from the hardened one. That is the whole way: find a blind spot, prove it, close it.</source>
        <translation>단순한 사각형에 더해 패치가 떨어뜨리는 AP50은 원래 탐지기에서 %1, 강화된 탐지기에서 %2입니다. 맹점을 찾고, 증명하고, 없애는 과정이 여기까지입니다.</translation>
    </message>
    <message>
        <source>The detector is hardened. Does the same patch still work? Both detectors are evaluated on the scenes held out.</source>
        <translation>탐지기가 강화되었습니다. 같은 패치가 아직 효과가 있을까요? 두 탐지기를 보류된 장면에서 평가합니다.</translation>
    </message>
    <message>
        <source>Both detectors see every scene as it is, with plain squares, and with the patch.</source>
        <translation>두 탐지기가 모든 장면을 그대로, 단순한 사각형과 함께, 패치와 함께 봅니다.</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>둘러보기</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>평가</translation>
    </message>
    <message>
        <source>Harden</source>
        <translation>강화</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>준비</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Let the detector look</source>
        <translation>탐지기로 보기</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>학습 시작</translation>
    </message>
    <message>
        <source>Back to: %1</source>
        <translation>돌아가기: %1</translation>
    </message>
    <message>
        <source>Evaluate the patch</source>
        <translation>패치 평가</translation>
    </message>
    <message>
        <source>Start hardening</source>
        <translation>강화 시작</translation>
    </message>
    <message>
        <source>Evaluate both</source>
        <translation>둘 다 평가</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>다음: %1</translation>
    </message>
    <message>
        <source>Blindspot draws %1 scenes with people, cars, bicycles and dogs, and adds a small detector that it has trained itself. Everything stays on this machine.</source>
        <translation>Blindspot이 사람, 자동차, 자전거, 개가 있는 장면 %1장을 그리고, 스스로 학습한 작은 탐지기를 추가합니다. 모든 데이터는 이 컴퓨터에만 남습니다.</translation>
    </message>
    <message>
        <source>The preparation was stopped; it can go on at any time.</source>
        <translation>준비가 중지되었습니다. 언제든지 계속할 수 있습니다.</translation>
    </message>
    <message>
        <source>The preparation failed; the message says why.</source>
        <translation>준비하지 못했습니다. 이유는 메시지에 있습니다.</translation>
    </message>
    <message>
        <source>The detector notices the one person here. Look at other scenes, or go on and hide the people from it.</source>
        <translation>탐지기가 여기 있는 한 사람을 알아챕니다. 다른 장면도 보거나, 계속해서 사람을 탐지기에게서 숨기십시오.</translation>
    </message>
    <message>
        <source>The detector notices all %1 people here. Look at other scenes, or go on and hide the people from it.</source>
        <translation>탐지기가 여기 있는 사람 %1명을 모두 알아챕니다. 다른 장면도 보거나, 계속해서 사람을 탐지기에게서 숨기십시오.</translation>
    </message>
    <message>
        <source>The detector notices %1 of %2 people here. Look at other scenes, or go on and hide the people from it.</source>
        <translation>탐지기가 여기 있는 사람 %2명 중 %1명을 알아챕니다. 다른 장면도 보거나, 계속해서 사람을 탐지기에게서 숨기십시오.</translation>
    </message>
    <message>
        <source>Left of the line in the picture nobody wears the patch, right of it everybody does; the line can be dragged. While the patch learns, fewer people are noticed and the curve falls.</source>
        <translation>그림에서 선의 왼쪽은 패치가 없고 오른쪽은 모두 패치를 붙였습니다. 선은 끌어서 옮길 수 있습니다. 패치가 학습되는 동안 알아채는 사람이 줄고 곡선이 내려갑니다.</translation>
    </message>
    <message>
        <source>The detector sees every scene as it is, with plain squares, and with the patch. Hidden is who is noticed without the patch and by no box with it; what the patch hides beyond the strongest square is its effect.</source>
        <translation>탐지기가 모든 장면을 그대로, 단순한 사각형과 함께, 패치와 함께 봅니다. 패치가 없으면 알아채지만 패치가 있으면 어떤 박스도 닿지 않는 사람이 숨은 사람입니다. 가장 강한 사각형을 넘어 패치가 숨긴 만큼이 효과입니다.</translation>
    </message>
    <message>
        <source>The detector learns to notice people although they wear the patch. This takes minutes; it can be stopped and resumed.</source>
        <translation>탐지기가 패치를 붙인 사람도 알아채도록 학습합니다. 몇 분이 걸리며, 중지했다가 재개할 수 있습니다.</translation>
    </message>
    <message>
        <source>The blind spot can be closed: the detector is trained on while people wear the patch, until it notices them all the same. The form is filled in.</source>
        <translation>맹점은 없앨 수 있습니다. 사람들이 패치를 붙인 상태로 탐지기를 더 학습하여, 그래도 알아챌 수 있게 합니다. 양식은 채워져 있습니다.</translation>
    </message>
    <message>
        <source>Before, the patch hid %1 of the %2 people whom the detector noticed, where a plain square hid %3. From the hardened detector it hides %4 of %5, the square %6.</source>
        <translation>강화 전에는 탐지기가 알아챈 %2명 중 %1명을 패치가 숨겼고, 단순한 사각형은 %3명을 숨겼습니다. 강화된 탐지기에서는 %5명 중 %4명을 숨기고, 사각형은 %6명을 숨깁니다.</translation>
    </message>
    <message>
        <source>That is the whole way: find a blind spot, prove it, close it.</source>
        <translation>이것이 전체 과정입니다: 사각지대를 찾고, 입증하고, 막습니다.</translation>
    </message>
    <message>
        <source>It has not closed the blind spot; a longer hardening may.</source>
        <translation>사각지대는 아직 막히지 않았습니다. 더 오래 강화하면 막힐 수 있습니다.</translation>
    </message>
    <message>
        <source>Now with your own data</source>
        <translation>이제 내 데이터로</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::ImageGrid</name>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>읽을 수 없음</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::ImageGridModel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1
%2 x %3 px, %4</source>
        <translation>%1
%2 x %3 px, %4</translation>
    </message>
    <message>
        <source>found %1</source>
        <translation>탐지됨 %1</translation>
    </message>
    <message>
        <source>invented %1</source>
        <translation>오탐 %1</translation>
    </message>
    <message>
        <source>detected %1</source>
        <translation>탐지 %1</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>탐지됨 %1</translation>
    </message>
    <message>
        <source>%1 half seen</source>
        <translation>반쯤 보임 %1</translation>
    </message>
    <message>
        <source>%1 missed</source>
        <translation>놓침 %1</translation>
    </message>
    <message>
        <source>%1 invented</source>
        <translation>오탐 %1</translation>
    </message>
    <message>
        <source>%1 detected</source>
        <translation>탐지 %1</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::ImageView</name>
    <message>
        <source>Picture</source>
        <translation>이미지</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::ImportDialog</name>
    <message>
        <source>&amp;Pictures</source>
        <translation>이미지(&amp;P)</translation>
    </message>
    <message>
        <source>Import a dataset</source>
        <translation>데이터셋 가져오기</translation>
    </message>
    <message>
        <source>&amp;File…</source>
        <translation>파일(&amp;F)…</translation>
    </message>
    <message>
        <source>F&amp;older…</source>
        <translation>폴더(&amp;O)…</translation>
    </message>
    <message>
        <source>Choose the dataset&apos;s folder</source>
        <translation>데이터셋 폴더 선택</translation>
    </message>
    <message>
        <source>COCO (one JSON file)</source>
        <translation>COCO (JSON 파일 하나)</translation>
    </message>
    <message>
        <source>YOLO (a text file an image)</source>
        <translation>YOLO (이미지당 텍스트 파일 하나)</translation>
    </message>
    <message>
        <source>Pascal VOC (an XML file an image)</source>
        <translation>Pascal VOC (이미지당 XML 파일 하나)</translation>
    </message>
    <message>
        <source>found out from the files</source>
        <translation>파일에서 자동으로 판별</translation>
    </message>
    <message>
        <source>the folder of the JSON file</source>
        <translation>JSON 파일의 폴더</translation>
    </message>
    <message>
        <source>Fo&amp;lder…</source>
        <translation>폴더(&amp;L)…</translation>
    </message>
    <message>
        <source>Choose the folder of the pictures</source>
        <translation>이미지 폴더 선택</translation>
    </message>
    <message>
        <source>after the file or folder</source>
        <translation>파일 또는 폴더 이름을 따름</translation>
    </message>
    <message>
        <source>&amp;Annotations</source>
        <translation>주석(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>이름(&amp;N)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>가져오기(&amp;I)</translation>
    </message>
    <message>
        <source>There is no such file or folder.</source>
        <translation>그런 파일이나 폴더가 없습니다.</translation>
    </message>
    <message>
        <source>This looks like none of the formats; choose one below to try it.</source>
        <translation>알려진 형식이 아닌 것 같습니다. 시도할 형식을 아래에서 선택하십시오.</translation>
    </message>
    <message>
        <source>Found: %1</source>
        <translation>찾음: %1</translation>
    </message>
    <message>
        <source>Fo&amp;rmat</source>
        <translation>형식(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Boxes</source>
        <translation>박스(&amp;B)</translation>
    </message>
    <message>
        <source>left, top, width, height in pixels, unless all contradict it</source>
        <translation>왼쪽, 위, 너비, 높이(픽셀), 모든 박스가 이에 어긋나는 경우는 예외</translation>
    </message>
    <message>
        <source>left, top, width, height in pixels, whatever they look like</source>
        <translation>왼쪽, 위, 너비, 높이(픽셀), 어떻게 보이든 항상</translation>
    </message>
    <message>
        <source>left, top, right, bottom in pixels</source>
        <translation>왼쪽, 위, 오른쪽, 아래(픽셀)</translation>
    </message>
    <message>
        <source>left, top, width, height as fractions of the picture</source>
        <translation>왼쪽, 위, 너비, 높이(이미지에 대한 비율)</translation>
    </message>
    <message>
        <source>The pictures stay where they are; the workspace keeps an index of them. Where the name is taken, you are asked whether the dataset is to be replaced.</source>
        <translation>이미지는 원래 위치에 그대로 남고, 작업 공간에는 색인이 보관됩니다. 이름이 이미 있으면 그 데이터셋을 바꿀지 묻습니다.</translation>
    </message>
    <message>
        <source>Pictures alone (no annotations)</source>
        <translation>그림만 (주석 없음)</translation>
    </message>
    <message>
        <source>Why the import failed</source>
        <translation>가져오기에 실패한 까닭</translation>
    </message>
    <message>
        <source>Pictures without annotations: a detector can look at them, but nothing can be trained or measured on them.</source>
        <translation>주석이 없는 그림입니다. 탐지기로 검사할 수는 있지만 학습하거나 측정할 수는 없습니다.</translation>
    </message>
    <message>
        <source>a JSON file, a data.yaml, a folder or a video</source>
        <translation>JSON 파일, data.yaml, 폴더 또는 동영상</translation>
    </message>
    <message>
        <source>Choose the annotations or a video</source>
        <translation>주석이나 동영상 고르기</translation>
    </message>
    <message>
        <source>Annotations (*.json *.yaml *.yml *.xml);;Videos (*.mp4 *.mov *.mkv *.avi *.webm *.m4v *.mpg *.wmv);;All files (*)</source>
        <translation>주석 (*.json *.yaml *.yml *.xml);;동영상 (*.mp4 *.mov *.mkv *.avi *.webm *.m4v *.mpg *.wmv);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Video (frames become pictures)</source>
        <translation>동영상(프레임을 이미지로)</translation>
    </message>
    <message>
        <source>The video stays where it is; its frames are copied into the workspace as pictures. Where the name is taken, you are asked whether the dataset is to be replaced.</source>
        <translation>동영상은 원래 위치에 그대로 남고, 프레임을 작업 공간에 이미지로 복사합니다. 이름이 이미 있으면 그 데이터셋을 바꿀지 묻습니다.</translation>
    </message>
    <message>
        <source>&amp;Video</source>
        <translation>동영상(&amp;V)</translation>
    </message>
    <message>
        <source>Fol&amp;der</source>
        <translation>폴더(&amp;D)</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::JobBar</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>취소(&amp;C)</translation>
    </message>
    <message>
        <source>Show &amp;warnings…</source>
        <translation>경고 보기(&amp;W)…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행률</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>이 메시지 닫기</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>경고</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::LiveChoices</name>
    <message>
        <source>Where the pictures come from: the drawn street, a camera, a video file, a folder of pictures, or a camera of the network</source>
        <translation>화면 소스: 그려진 거리, 카메라, 동영상 파일, 사진 폴더, 네트워크 카메라</translation>
    </message>
    <message>
        <source>The detector that looks</source>
        <translation>화면을 보는 탐지기</translation>
    </message>
    <message>
        <source>The class whose objects are counted, and on which the patch is laid</source>
        <translation>세고 패치를 놓을 객체의 클래스</translation>
    </message>
    <message>
        <source>A run&apos;s patch, newest first, or a file&apos;s</source>
        <translation>실행의 패치(최신순) 또는 파일의 패치</translation>
    </message>
    <message>
        <source>What lies on the objects: the patch, or a control of its size</source>
        <translation>객체 위에 놓이는 것: 패치 또는 같은 크기의 대조군</translation>
    </message>
    <message>
        <source>A filter before the detector that shall bring the objects back</source>
        <translation>객체를 되찾기 위해 탐지기 앞에 두는 필터</translation>
    </message>
    <message>
        <source>no detector yet</source>
        <translation>아직 탐지기 없음</translation>
    </message>
    <message>
        <source>no patch yet</source>
        <translation>아직 패치 없음</translation>
    </message>
    <message>
        <source>The patch of a file: a square picture, or a patch.safetensors</source>
        <translation>파일의 패치: 정사각형 사진 또는 patch.safetensors</translation>
    </message>
    <message>
        <source>So&amp;urce</source>
        <translation>소스(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Detector</source>
        <translation>탐지기(&amp;D)</translation>
    </message>
    <message>
        <source>O&amp;bjects</source>
        <translation>객체(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Patch</source>
        <translation>패치(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;On them</source>
        <translation>그 위에(&amp;O)</translation>
    </message>
    <message>
        <source>Defe&amp;nce</source>
        <translation>방어(&amp;N)</translation>
    </message>
    <message>
        <source>the patch</source>
        <translation>패치</translation>
    </message>
    <message>
        <source>a grey square</source>
        <translation>회색 사각형</translation>
    </message>
    <message>
        <source>a square of noise</source>
        <translation>노이즈 사각형</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>아무것도 없음</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>the drawn street</source>
        <translation>그려진 거리</translation>
    </message>
    <message>
        <source>camera %1</source>
        <translation>카메라 %1</translation>
    </message>
    <message>
        <source>A video file…</source>
        <translation>동영상 파일…</translation>
    </message>
    <message>
        <source>A folder of pictures…</source>
        <translation>사진 폴더…</translation>
    </message>
    <message>
        <source>A camera of the network…</source>
        <translation>네트워크 카메라…</translation>
    </message>
    <message>
        <source>Choose a video</source>
        <translation>동영상 고르기</translation>
    </message>
    <message>
        <source>Videos (*.mp4 *.m4v *.mov *.mkv *.webm *.avi *.mpg *.mpeg *.ts *.mts *.wmv *.3gp)</source>
        <translation>동영상 (*.mp4 *.m4v *.mov *.mkv *.webm *.avi *.mpg *.mpeg *.ts *.mts *.wmv *.3gp)</translation>
    </message>
    <message>
        <source>Choose a folder of pictures</source>
        <translation>사진 폴더 고르기</translation>
    </message>
    <message>
        <source>A camera of the network</source>
        <translation>네트워크 카메라</translation>
    </message>
    <message>
        <source>Blindspot opens a connection to this address, and to no other:</source>
        <translation>Blindspot은 이 주소에만 연결합니다:</translation>
    </message>
    <message>
        <source>of every class</source>
        <translation>모든 클래스</translation>
    </message>
    <message>
        <source>Choose a patch</source>
        <translation>패치 고르기</translation>
    </message>
    <message>
        <source>Patches (*.png *.safetensors *.jpg *.jpeg *.bmp *.webp *.tif *.tiff)</source>
        <translation>패치 (*.png *.safetensors *.jpg *.jpeg *.bmp *.webp *.tif *.tiff)</translation>
    </message>
    <message>
        <source>with the patch</source>
        <translation>패치 적용</translation>
    </message>
    <message>
        <source>with noise</source>
        <translation>노이즈 적용</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>원본</translation>
    </message>
    <message>
        <source>with grey</source>
        <translation>회색 적용</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::LivePage</name>
    <message>
        <source>Opening the source…</source>
        <translation>소스 여는 중…</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>원본</translation>
    </message>
    <message>
        <source>with a defence</source>
        <translation>방어 적용</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>frame %1 · age %2 ms · %3 looks/s · %4 ms a pass, %5 passes a look · %6</source>
        <translation>프레임 %1 · 지연 %2 ms · 초당 %3회 · 패스당 %4 ms, 한 번에 %5패스 · %6</translation>
    </message>
    <message>
        <source>source %1 x %2, %3 frames/s, %4 % of them skipped</source>
        <translation>소스 %1 x %2, 초당 %3프레임, %4 % 건너뜀</translation>
    </message>
    <message>
        <source>%1. It is taken up again as soon as it is there.</source>
        <translation>%1. 다시 나타나는 대로 이어집니다.</translation>
    </message>
    <message>
        <source>There is no detector yet that could look.</source>
        <translation>화면을 볼 탐지기가 아직 없습니다.</translation>
    </message>
    <message>
        <source>Add a detector</source>
        <translation>탐지기 추가</translation>
    </message>
    <message>
        <source>%1 %2 of %3</source>
        <translation>%1 %3개 중 %2개</translation>
    </message>
    <message>
        <source>Recorded: %1, %2 s, %3 looks. Objects noticed: %4. Beside it is a table of every look.</source>
        <translation>녹화됨: %1, %2초, %3회. 알아챈 객체: %4. 옆에 각 회의 표가 있습니다.</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>초</translation>
    </message>
    <message>
        <source>objects</source>
        <translation>객체</translation>
    </message>
    <message>
        <source>found as it is</source>
        <translation>원본에서 찾음</translation>
    </message>
    <message>
        <source>of these noticed with it</source>
        <translation>그중 적용 후에도 알아챔</translation>
    </message>
    <message>
        <source>and with the defence</source>
        <translation>방어까지 적용 후 알아챔</translation>
    </message>
    <message>
        <source>The age of the frame when it is shown, since the program had it; how often the detector looks; how long one pass through it takes; what the source gives. Frames that come while the detector looks are skipped: what is shown is never an old one.</source>
        <translation>프로그램이 프레임을 받은 뒤 보여 줄 때까지의 지연, 탐지기가 보는 빈도, 한 패스의 시간, 소스의 속도입니다. 탐지기가 보는 동안 들어온 프레임은 건너뛰므로 오래된 화면은 보이지 않습니다.</translation>
    </message>
    <message>
        <source>Freeze the picture</source>
        <translation>화면 멈춤</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>한 프레임 앞으로</translation>
    </message>
    <message>
        <source>Record what is shown into a video</source>
        <translation>보이는 것을 동영상으로 녹화</translation>
    </message>
    <message>
        <source>Two pictures with a line between them, or side by side</source>
        <translation>경계선으로 나눈 두 화면 또는 나란히</translation>
    </message>
    <message>
        <source>Lay the patch by hand: drag it in a picture, Ctrl and the wheel scale it</source>
        <translation>패치를 손으로 놓기: 화면에서 끌고, Ctrl과 휠로 크기를 바꿉니다</translation>
    </message>
    <message>
        <source>Show the boxes</source>
        <translation>상자 보이기</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::LiveView</name>
    <message>
        <source>total</source>
        <translation>total</translation>
    </message>
    <message>
        <source>cls</source>
        <translation>cls</translation>
    </message>
    <message>
        <source>box</source>
        <translation>box</translation>
    </message>
    <message>
        <source>dfl</source>
        <translation>dfl</translation>
    </message>
    <message>
        <source>What the training does to the detector appears here</source>
        <translation>학습이 탐지기에 미치는 영향이 여기에 표시됩니다</translation>
    </message>
    <message>
        <source>iteration</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>The training failed: %1</source>
        <translation>학습 실패: %1</translation>
    </message>
    <message>
        <source>curve-%1</source>
        <translation>curve-%1</translation>
    </message>
    <message>
        <source>patch-%1</source>
        <translation>patch-%1</translation>
    </message>
    <message>
        <source>Iteration %1 of %2</source>
        <translation>반복 %1/%2</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>준비 중…</translation>
    </message>
    <message>
        <source>%1 · %2 left</source>
        <translation>%1 · %2 남음</translation>
    </message>
    <message>
        <source>Start a training: you see the loss fall, the patch take shape, and pictures without and with it, with what the detector still notices.</source>
        <translation>학습을 시작하면 손실이 줄고 패치가 만들어지는 과정, 그리고 패치가 없을 때와 있을 때 탐지기가 알아채는 것을 이미지에서 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>로그 표시</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>Shows the log in the place of the curve and the patch</source>
        <translation>곡선과 패치 자리에 로그를 표시합니다</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::LiveViews</name>
    <message>
        <source>%1 found</source>
        <translation>%1개 찾음</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2개 중 %1개</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::LogView</name>
    <message>
        <source>Log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>What the training reports appears here.</source>
        <translation>학습이 보고하는 내용이 여기에 표시됩니다.</translation>
    </message>
    <message>
        <source>Only lines with…</source>
        <translation>포함할 글자…</translation>
    </message>
    <message>
        <source>Show only the lines of the log with this text</source>
        <translation>이 글자가 들어 있는 로그 줄만 표시</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy the lines that are shown</source>
        <translation>표시된 줄 복사</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Empty this view of the log</source>
        <translation>이 로그 보기를 비움</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::MainWindow</name>
    <message>
        <source>Blindspot</source>
        <extracomment>The title of the window while something runs: &quot;37 % · Blindspot&quot;.</extracomment>
        <translation>Blindspot</translation>
    </message>
    <message>
        <source>The open workspace; others</source>
        <translation>열린 작업 공간, 다른 작업 공간</translation>
    </message>
    <message>
        <source>Choose a workspace folder (a new one is made ready)</source>
        <translation>작업 공간 폴더 선택(새 폴더는 작업 공간으로 준비됩니다)</translation>
    </message>
    <message>
        <source>%1 (workspace)</source>
        <translation>%1 (작업 공간)</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>데이터셋</translation>
    </message>
    <message>
        <source>Detectors</source>
        <translation>탐지기</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>실행 기록</translation>
    </message>
    <message>
        <source>A training is running</source>
        <translation>학습이 실행 중입니다</translation>
    </message>
    <message>
        <source>The training is stopped and saved; it can be resumed on the Runs page.</source>
        <translation>학습이 중지되고 저장됩니다. 실행 기록 페이지에서 재개할 수 있습니다.</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>중지하고 저장</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>학습 계속</translation>
    </message>
    <message>
        <source>CPU (1 thread)</source>
        <translation>CPU (스레드 1개)</translation>
    </message>
    <message>
        <source>CPU (%1 threads)</source>
        <translation>CPU (스레드 %1개)</translation>
    </message>
    <message>
        <source>An evaluation is running</source>
        <translation>평가가 실행 중입니다</translation>
    </message>
    <message>
        <source>Stop the evaluation</source>
        <translation>평가 중지</translation>
    </message>
    <message>
        <source>Keep evaluating</source>
        <translation>평가 계속</translation>
    </message>
    <message>
        <source>Ending the work, then closing…</source>
        <translation>작업을 끝낸 뒤 닫는 중…</translation>
    </message>
    <message>
        <source>Saving the training, then closing…</source>
        <translation>학습을 저장한 뒤 닫는 중…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Open workspace…</source>
        <translation>작업 공간 열기(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Recent workspaces</source>
        <translation>최근 작업 공간(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>종료(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>이동(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>단축키(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;About Blindspot</source>
        <translation>Blindspot 정보(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Presentation mode</source>
        <translation>발표 모드(&amp;P)</translation>
    </message>
    <message>
        <source>Theme of the &amp;system</source>
        <translation>시스템 테마(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation>밝은 테마(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark theme</source>
        <translation>어두운 테마(&amp;D)</translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation>언어(&amp;A)</translation>
    </message>
    <message>
        <source>Language of the system</source>
        <translation>시스템 언어</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>언어는 다음에 시작할 때 바뀝니다.</translation>
    </message>
    <message>
        <source>About Blindspot</source>
        <translation>Blindspot 정보</translation>
    </message>
    <message>
        <source>Blindspot %1

Finds the blind spots of an object detector, proves them against controls, and helps to close them. Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Blindspot %1

객체 탐지기의 사각지대를 찾고, 대조군과 비교하여 입증하며, 없애도록 돕습니다. GNU 일반 공중 사용 허가서(GPL) 버전 3 이상에 따른 자유 소프트웨어입니다.</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>평가</translation>
    </message>
    <message>
        <source>The training is stopped and saved; it can be resumed on the Detectors page.</source>
        <translation>학습을 중지하고 저장합니다. 탐지기 페이지에서 재개할 수 있습니다.</translation>
    </message>
    <message>
        <source>&amp;Guided demonstration</source>
        <translation>안내 시연(&amp;G)</translation>
    </message>
    <message>
        <source>%1 % · Blindspot</source>
        <translation>%1 % · Blindspot</translation>
    </message>
    <message>
        <source>The training of the patch has ended.</source>
        <translation>패치 학습이 끝났습니다.</translation>
    </message>
    <message>
        <source>The training of the detector has ended.</source>
        <translation>탐지기 학습이 끝났습니다.</translation>
    </message>
    <message>
        <source>The evaluation has ended.</source>
        <translation>평가가 끝났습니다.</translation>
    </message>
    <message>
        <source>The detector has looked at the images.</source>
        <translation>탐지기가 이미지 검사를 마쳤습니다.</translation>
    </message>
    <message>
        <source>It is stopped. Started again, the same evaluation goes on where it was.</source>
        <translation>평가를 중지합니다. 같은 평가를 다시 시작하면 멈춘 곳에서 이어집니다.</translation>
    </message>
    <message>
        <source>&amp;New workspace…</source>
        <translation>새 작업 공간(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Trash…</source>
        <translation>휴지통(&amp;T)…</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>편집</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>실행 취소(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>실행 취소(&amp;U): %1</translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation>지금 다시 시작</translation>
    </message>
    <message>
        <source>Open a run&apos;s &amp;settings…</source>
        <translation>실행 설정 열기(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>설정(&amp;S)…</translation>
    </message>
    <message>
        <source>The size of the text changes at the next start.</source>
        <translation>글자 크기는 다음에 시작할 때 바뀝니다.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Open a run&apos;s settings</source>
        <translation>실행 설정 열기</translation>
    </message>
    <message>
        <source>Settings of a training (*.toml);;All files (*)</source>
        <translation>학습 설정 (*.toml);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>In the settings file is what cannot be taken:</source>
        <translation>설정 파일에 쓸 수 없는 것이 있습니다:</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>라이브</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>설명서(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;What a message means</source>
        <translation>메시지의 뜻(&amp;W)</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>무슨 뜻인지 보기</translation>
    </message>
    <message>
        <source>Moving the workspace… Another one can be opened when that has ended.</source>
        <translation>작업 공간을 옮기는 중입니다… 끝난 뒤에 다른 작업 공간을 열 수 있습니다.</translation>
    </message>
    <message>
        <source>Moving the workspace, then closing…</source>
        <translation>작업 공간을 옮긴 다음 닫습니다…</translation>
    </message>
    <message>
        <source>runs: %1, evaluations: %2</source>
        <extracomment>What a workspace holds: &quot;runs: 12, evaluations: 3&quot;.</extracomment>
        <translation>실행: %1, 평가: %2</translation>
    </message>
    <message>
        <source>&amp;Upkeep of the workspace</source>
        <translation>작업 공간 관리(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>검사(&amp;C)</translation>
    </message>
    <message>
        <source>Reads the database and all files of its records to their end and says what is damaged or missing</source>
        <translation>데이터베이스와 모든 기록 파일을 끝까지 읽고 손상되거나 없는 것을 알려 줍니다</translation>
    </message>
    <message>
        <source>&amp;Back up…</source>
        <translation>백업(&amp;B)…</translation>
    </message>
    <message>
        <source>Copies it to another folder, which is a workspace itself; work goes on meanwhile</source>
        <translation>다른 폴더로 복사합니다. 복사본도 작업 공간이며, 그동안 작업은 계속됩니다</translation>
    </message>
    <message>
        <source>C&amp;ompact</source>
        <translation>공간 정리(&amp;O)</translation>
    </message>
    <message>
        <source>Gives back disk space that nothing in it needs; nothing that you made goes</source>
        <translation>필요 없는 디스크 공간을 돌려줍니다. 직접 만든 것은 지우지 않습니다</translation>
    </message>
    <message>
        <source>&amp;Move…</source>
        <translation>옮기기(&amp;M)…</translation>
    </message>
    <message>
        <source>Moves it to another folder or disk</source>
        <translation>다른 폴더나 디스크로 옮깁니다</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>중단(&amp;S)</translation>
    </message>
    <message>
        <source>Ends what is under way; the workspace stays as it was</source>
        <translation>진행 중인 일을 끝냅니다. 작업 공간은 그대로 남습니다</translation>
    </message>
    <message>
        <source>The workspace was copied to %1 and compared, %2 (%3). Pictures of datasets stay where they are.</source>
        <translation>작업 공간을 %1(으)로 복사하고 비교했습니다. %2 (%3). 데이터셋의 그림은 있던 곳에 그대로 있습니다.</translation>
    </message>
    <message>
        <source>%1 of the disk are free again.</source>
        <translation>디스크 %1을(를) 다시 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Choose where the copy is put</source>
        <translation>복사본을 둘 곳을 고르세요</translation>
    </message>
    <message>
        <source>The workspace is being looked after</source>
        <translation>작업 공간을 관리하는 중입니다</translation>
    </message>
    <message>
        <source>What is under way is stopped: a copy that is not complete is removed, and the workspace stays as it was.</source>
        <translation>진행 중인 일을 멈춥니다. 다 되지 않은 복사본은 지우고 작업 공간은 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Stop it</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>Let it end</source>
        <translation>끝까지 하기</translation>
    </message>
    <message>
        <source>Choose the folder into which the workspace is moved</source>
        <translation>작업 공간을 옮겨 넣을 폴더를 고르세요</translation>
    </message>
    <message>
        <source>Move the workspace?</source>
        <translation>작업 공간을 옮길까요?</translation>
    </message>
    <message>
        <source>It will be %1. On another disk it is copied and compared, and the old folder is removed last.</source>
        <translation>새 위치는 %1입니다. 다른 디스크라면 복사하고 비교한 다음, 이전 폴더를 맨 나중에 지웁니다.</translation>
    </message>
    <message>
        <source>Move it</source>
        <translation>옮기기</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>Moving the workspace…</source>
        <translation>작업 공간을 옮기는 중…</translation>
    </message>
    <message>
        <source>The workspace was moved to %1, but %2 could not be removed; nothing in it is needed any more.</source>
        <translation>작업 공간을 %1(으)로 옮겼지만 %2을(를) 지우지 못했습니다. 그 안에는 더 필요한 것이 없습니다.</translation>
    </message>
    <message>
        <source>The workspace is now %1.</source>
        <translation>작업 공간은 이제 %1입니다.</translation>
    </message>
    <message>
        <source>The study has ended.</source>
        <translation>연구가 끝났습니다.</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>연구</translation>
    </message>
    <message>
        <source>Something is wrong there. &lt;a href=&quot;train&quot;&gt;See the Train page&lt;/a&gt;</source>
        <translation>그 양식에 잘못된 값이 있습니다. &lt;a href=&quot;train&quot;&gt;학습 페이지 보기&lt;/a&gt;</translation>
    </message>
    <message>
        <source>The study is stopped, and its training is saved; it goes on where it was on the Studies page.</source>
        <translation>연구를 중지하고 학습하던 것을 저장합니다. 연구 페이지에서 멈춘 곳부터 이어집니다.</translation>
    </message>
    <message>
        <source>Queu&amp;e…</source>
        <translation>대기열(&amp;E)…</translation>
    </message>
    <message>
        <source>%1 (workspace, read only)</source>
        <translation>%1 (작업 공간, 읽기 전용)</translation>
    </message>
    <message>
        <source>This workspace can be looked at, as it was when it was opened.
%1</source>
        <translation>이 작업 공간은 열었을 때의 상태로 볼 수만 있습니다.
%1</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>백업…</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>다시 열기</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::MaintenanceController</name>
    <message>
        <source>Looking at the workspace…</source>
        <translation>작업 공간을 살펴보는 중…</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <extracomment>What is done, and how far it is: &quot;copying the workspace (MB), 12 of 340&quot;.</extracomment>
        <translation>%1, %3 중 %2</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::ManualWindow</name>
    <message>
        <source>Manual - Blindspot</source>
        <translation>설명서 - Blindspot</translation>
    </message>
    <message>
        <source>Text of the manual</source>
        <translation>설명서 본문</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>앞으로</translation>
    </message>
    <message>
        <source>A-</source>
        <translation>가-</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>글자 작게</translation>
    </message>
    <message>
        <source>A+</source>
        <translation>가+</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>글자 크게</translation>
    </message>
    <message>
        <source>Usual size of the text</source>
        <translation>보통 글자 크기</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>설명서 검색</translation>
    </message>
    <message>
        <source>Print the chapter</source>
        <translation>이 장 인쇄</translation>
    </message>
    <message>
        <source>Language of the manual</source>
        <translation>설명서 언어</translation>
    </message>
    <message>
        <source>Search, or paste a message</source>
        <translation>검색하거나 메시지를 붙여 넣으십시오</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>차례</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>찾은 것</translation>
    </message>
    <message>
        <source>Nothing was found. Fewer words find more.</source>
        <translation>찾은 것이 없습니다. 낱말을 줄이면 더 많이 찾습니다.</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::MessageBar</name>
    <message>
        <source>Message</source>
        <translation>메시지</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>이 메시지 닫기</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::NewWorkspaceDialog</name>
    <message>
        <source>lab</source>
        <translation>실험실</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>새 작업 공간</translation>
    </message>
    <message>
        <source>Name of the workspace&apos;s folder</source>
        <translation>작업 공간 폴더의 이름</translation>
    </message>
    <message>
        <source>The folder in which the workspace&apos;s own is made</source>
        <translation>작업 공간 폴더를 만들 위치</translation>
    </message>
    <message>
        <source>&amp;Folder…</source>
        <translation>폴더(&amp;F)…</translation>
    </message>
    <message>
        <source>Choose where the workspace is made</source>
        <translation>작업 공간을 만들 위치 선택</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>이름(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Place</source>
        <translation>위치(&amp;P)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>&amp;Make workspace</source>
        <translation>작업 공간 만들기(&amp;M)</translation>
    </message>
    <message>
        <source>A workspace needs a name.</source>
        <translation>작업 공간의 이름이 필요합니다.</translation>
    </message>
    <message>
        <source>A name is no path: choose the place below it.</source>
        <translation>이름에는 경로를 쓸 수 없습니다. 위치는 아래에서 고르십시오.</translation>
    </message>
    <message>
        <source>Choose the folder in which the workspace is made.</source>
        <translation>작업 공간을 만들 폴더를 고르십시오.</translation>
    </message>
    <message>
        <source>There is a file of that name; choose another name.</source>
        <translation>같은 이름의 파일이 있습니다. 다른 이름을 고르십시오.</translation>
    </message>
    <message>
        <source>There is a folder of that name already; choose another name, or open it as a workspace.</source>
        <translation>같은 이름의 폴더가 이미 있습니다. 다른 이름을 고르거나 작업 공간으로 여십시오.</translation>
    </message>
    <message>
        <source>The workspace will be %1. It keeps datasets, detectors and runs; pictures stay where they are.</source>
        <translation>작업 공간의 위치: %1. 데이터셋, 탐지기, 실행을 보관하며, 이미지는 원래 위치에 그대로 남습니다.</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>이 알림 닫기</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::OptionRows</name>
    <message>
        <source>above %1</source>
        <translation>%1 초과</translation>
    </message>
    <message>
        <source>%1 or a number from 1</source>
        <translation>%1 또는 1 이상의 수</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>%1 이상</translation>
    </message>
    <message>
        <source>above %1 and below %2</source>
        <translation>%1 초과 %2 미만</translation>
    </message>
    <message>
        <source>above %1 and up to %2</source>
        <translation>%1 초과 %2 이하</translation>
    </message>
    <message>
        <source>%1 to below %2</source>
        <translation>%1 이상 %2 미만</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1~%2</translation>
    </message>
    <message>
        <source>Range: %1.</source>
        <translation>범위: %1.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1(%2)</translation>
    </message>
    <message>
        <source>Default: %1.</source>
        <translation>기본값: %1.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::OutdoorForm</name>
    <message>
        <source>the .json that was saved with the sheets</source>
        <translation>시트와 함께 저장된 .json</translation>
    </message>
    <message>
        <source>It says which markers stand on which sheet, and how large they are</source>
        <translation>어느 시트에 어느 마커가 있고 얼마나 큰지 적혀 있습니다</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>고르기…</translation>
    </message>
    <message>
        <source>&amp;Trial</source>
        <translation>시험(&amp;T)</translation>
    </message>
    <message>
        <source>The trial&apos;s file</source>
        <translation>시험 파일</translation>
    </message>
    <message>
        <source>Trial (*.json)</source>
        <translation>시험 (*.json)</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>촬영본</translation>
    </message>
    <message>
        <source>A folder with a folder for each scene, or with a video for each scene; or the videos themselves. A scene is one place, one person, one camera.</source>
        <translation>장면마다 폴더나 동영상이 하나씩 있는 폴더, 또는 동영상 자체입니다. 장면은 한 장소, 한 사람, 한 카메라입니다.</translation>
    </message>
    <message>
        <source>Add a &amp;folder…</source>
        <translation>폴더 추가(&amp;F)…</translation>
    </message>
    <message>
        <source>Add a &amp;video…</source>
        <translation>동영상 추가(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Leave out</source>
        <translation>빼기(&amp;L)</translation>
    </message>
    <message>
        <source>Takes the marked ones out of the list; the files stay</source>
        <translation>고른 것을 목록에서 뺍니다. 파일은 그대로 있습니다</translation>
    </message>
    <message>
        <source>F&amp;ilms</source>
        <translation>촬영본(&amp;I)</translation>
    </message>
    <message>
        <source>A folder with the films</source>
        <translation>촬영본이 있는 폴더</translation>
    </message>
    <message>
        <source>A film of a scene</source>
        <translation>장면의 촬영본</translation>
    </message>
    <message>
        <source>Videos (*.mp4 *.mov *.mkv *.avi *.webm *.m4v)</source>
        <translation>동영상 (*.mp4 *.mov *.mkv *.avi *.webm *.m4v)</translation>
    </message>
    <message>
        <source> degrees</source>
        <translation>도</translation>
    </message>
    <message>
        <source>Of the camera, along the longer side of the picture; a phone&apos;s main camera has about 65 while it films. All distances scale with it; the comparison of the sheets hardly depends on it.</source>
        <translation>화면 긴 변의 카메라 화각입니다. 휴대전화 기본 카메라는 촬영할 때 65도쯤입니다. 모든 거리가 이 값에 비례하며, 시트 비교에는 거의 영향이 없습니다.</translation>
    </message>
    <message>
        <source>Field of vie&amp;w</source>
        <translation>화각(&amp;W)</translation>
    </message>
    <message>
        <source>Of a film one frame in so many is looked at; photographs are all looked at. Neighbouring frames tell little new.</source>
        <translation>동영상은 이만큼의 프레임마다 하나씩 봅니다. 사진은 모두 봅니다. 이웃한 프레임은 새로 알려 주는 것이 적습니다.</translation>
    </message>
    <message>
        <source>One frame i&amp;n</source>
        <translation>프레임 간격(&amp;N)</translation>
    </message>
    <message>
        <source>Places, each with another person; %1 or more for an interval that can be believed</source>
        <translation>장소의 수이며 장소마다 다른 사람입니다. 믿을 만한 구간을 얻으려면 %1개 이상이 필요합니다</translation>
    </message>
    <message>
        <source>&amp;Scenes</source>
        <translation>장면(&amp;S)</translation>
    </message>
    <message>
        <source>Pictures of each of the three sheets in each scene, from 10 m to 4 m</source>
        <translation>장면마다 시트 세 장 각각의 프레임 수, 10 m에서 4 m까지</translation>
    </message>
    <message>
        <source>&amp;Frames of a sheet</source>
        <translation>시트마다 프레임(&amp;F)</translation>
    </message>
    <message>
        <source>What the trial is about; it need not be the one that the patch was trained against</source>
        <translation>시험할 탐지기입니다. 패치를 학습한 탐지기가 아니어도 됩니다</translation>
    </message>
    <message>
        <source>&amp;Detector</source>
        <translation>탐지기(&amp;D)</translation>
    </message>
    <message>
        <source>Of who carries the sheets</source>
        <translation>시트를 든 대상의 클래스</translation>
    </message>
    <message>
        <source>&amp;Class</source>
        <translation>클래스(&amp;C)</translation>
    </message>
    <message>
        <source>Boxes with lower scores do not count, from 0 to 1; usually %1</source>
        <translation>점수가 이보다 낮은 박스는 세지 않습니다. 0~1, 보통 %1</translation>
    </message>
    <message>
        <source>C&amp;onfidence above</source>
        <translation>신뢰도 기준(&amp;O)</translation>
    </message>
    <message>
        <source>Choose the trial&apos;s file, which was saved with the sheets.</source>
        <translation>시트와 함께 저장된 시험 파일을 고르십시오.</translation>
    </message>
    <message>
        <source>Add the films: a folder, or a video for each scene.</source>
        <translation>촬영본을 추가하십시오. 폴더 하나, 또는 장면마다 동영상 하나입니다.</translation>
    </message>
    <message>
        <source>There is no detector yet: add one on the page Detectors.</source>
        <translation>아직 탐지기가 없습니다. 탐지기 페이지에서 추가하십시오.</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::OutdoorTrialDialog</name>
    <message>
        <source>&amp;Draw and measure</source>
        <translation>그려서 측정(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>측정(&amp;M)</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>중지(&amp;T)</translation>
    </message>
    <message>
        <source>A trial on a drawn street</source>
        <translation>그려진 거리에서의 시험</translation>
    </message>
    <message>
        <source>Films of a trial outside</source>
        <translation>야외 시험 촬영본</translation>
    </message>
    <message>
        <source>Persons carry the sheets through drawn places, with motion, noise and a video&apos;s compression. All is known there, so that you see what such a trial can tell. A drawn street is no street: its figures are no prediction.</source>
        <translation>사람들이 시트를 들고 그려진 장소를 걷습니다. 움직임과 잡음과 동영상 압축이 들어갑니다. 모든 것이 알려져 있으므로 이런 시험이 무엇을 말해 줄 수 있는지 볼 수 있습니다. 그려진 거리는 실제 거리가 아니므로 수치는 예측이 아닙니다.</translation>
    </message>
    <message>
        <source>Finds the sheets in your films, and asks how often the detector finds who carries the patch, beside who carries a printed control.</source>
        <translation>촬영본에서 시트를 찾아, 인쇄한 대조군을 든 사람에 견주어 패치를 든 사람을 탐지기가 얼마나 자주 찾는지 알아봅니다.</translation>
    </message>
    <message>
        <source>How far the measuring is</source>
        <translation>측정 진행 상황</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>닫기(&amp;C)</translation>
    </message>
    <message>
        <source>Save &amp;report…</source>
        <translation>보고서 저장(&amp;R)…</translation>
    </message>
    <message>
        <source>PDF, HTML, JSON or CSV, by the ending of the file; the arrow chooses the language</source>
        <translation>파일 확장자에 따라 PDF, HTML, JSON, CSV로 저장합니다. 화살표로 언어를 고릅니다</translation>
    </message>
    <message>
        <source>Stopped; nothing was kept of it.</source>
        <translation>멈추었습니다. 남긴 것은 없습니다.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>읽는 중…</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::PairDrawing</name>
    <message>
        <source>Reading the patch…</source>
        <translation>패치를 읽는 중…</translation>
    </message>
    <message>
        <source>Drawing the picture…</source>
        <translation>그림을 그리는 중…</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::PairGallery</name>
    <message>
        <source>Invented %1</source>
        <translation>오탐 %1</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>전체 %1</translation>
    </message>
    <message>
        <source>All images of the evaluation</source>
        <translation>평가의 모든 이미지</translation>
    </message>
    <message>
        <source>Images before and after</source>
        <translation>패치 전후 이미지</translation>
    </message>
    <message>
        <source>Enter or a double click opens an image large</source>
        <translation>Enter 키를 누르거나 두 번 누르면 이미지가 크게 열립니다</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>비교 대상</translation>
    </message>
    <message>
        <source>What the clean images on the left are compared with</source>
        <translation>왼쪽의 깨끗한 이미지와 비교할 조건</translation>
    </message>
    <message>
        <source>clean and %1</source>
        <translation>깨끗한 이미지와 %1</translation>
    </message>
    <message>
        <source>Pictures as they are before the defence; boxes behind it</source>
        <translation>그림은 방어 전, 박스는 방어 후의 것입니다</translation>
    </message>
    <message>
        <source>Unnoticed %1</source>
        <translation>알아채지 못함 %1</translation>
    </message>
    <message>
        <source>Half seen %1</source>
        <translation>반쯤 보임 %1</translation>
    </message>
    <message>
        <source>Found %1</source>
        <translation>탐지됨 %1</translation>
    </message>
    <message>
        <source>Images with an object that is noticed on the left, and that nothing touches on the right</source>
        <translation>왼쪽에서는 알아채지만 오른쪽에서는 어떤 탐지도 닿지 않는 객체가 있는 이미지</translation>
    </message>
    <message>
        <source>Images with an object that a detection touches on the right without finding it (IoU 0.5)</source>
        <translation>오른쪽에서 탐지가 닿지만 탐지되지는 않은(IoU 0.5) 객체가 있는 이미지</translation>
    </message>
    <message>
        <source>Images with an object that is found on the right (IoU 0.5)</source>
        <translation>오른쪽에서 탐지된(IoU 0.5) 객체가 있는 이미지</translation>
    </message>
    <message>
        <source>Images with a detection on the right that finds no object</source>
        <translation>오른쪽에 어느 객체도 탐지하지 못한 탐지가 있는 이미지</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::PairViewer</name>
    <message>
        <source>&amp;Back to the results</source>
        <translation>결과로 돌아가기(&amp;B)</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2장 중 %1</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>이전 이미지</translation>
    </message>
    <message>
        <source>Next image</source>
        <translation>다음 이미지</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::PairsModel</name>
    <message numerus="yes">
        <source>%n invented</source>
        <translation>
            <numerusform>오탐 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>the patch was not trained on it</source>
        <translation>패치의 학습에 쓰이지 않음</translation>
    </message>
    <message>
        <source>the patch was trained on it</source>
        <translation>패치의 학습에 쓰임</translation>
    </message>
    <message>
        <source>not known whether the patch was trained on it</source>
        <translation>패치의 학습에 쓰였는지 알 수 없음</translation>
    </message>
    <message>
        <source>%1
%2
%3</source>
        <translation>%1
%2
%3</translation>
    </message>
    <message>
        <source>nearly the same as the training image %1</source>
        <translation>거의 같은 학습 이미지: %1</translation>
    </message>
    <message>
        <source>%1 → %2 noticed</source>
        <translation>알아챔 %1 → %2</translation>
    </message>
    <message numerus="yes">
        <source>%n half seen</source>
        <translation>
            <numerusform>반쯤 보임 %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>blindspot::ui::PatchChoices</name>
    <message>
        <source>%1
patch file</source>
        <translation>%1
패치 파일</translation>
    </message>
    <message>
        <source>through %1, </source>
        <translation>%1 통과, </translation>
    </message>
    <message>
        <source>%1
%2, %3</source>
        <translation>%1
%2, %3</translation>
    </message>
    <message>
        <source>%1: %2 of %3 iterations on %4
Run %5, begun %6</source>
        <translation>%1: %4에서 반복 %3회 중 %2회
실행 %5, 시작 %6</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::PatchStrip</name>
    <message>
        <source>The patches of the marked runs</source>
        <translation>표시한 실행의 패치</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::PatchTrialWindow</name>
    <message>
        <source>Try a patch</source>
        <translation>패치 시험</translation>
    </message>
    <message>
        <source>of every class</source>
        <translation>모든 클래스</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>이미지 선택</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png *.bmp *.webp *.tif *.tiff)</source>
        <translation>이미지 (*.jpg *.jpeg *.png *.bmp *.webp *.tif *.tiff)</translation>
    </message>
    <message>
        <source>Choose a patch</source>
        <translation>패치 선택</translation>
    </message>
    <message>
        <source>Patches (*.png *.safetensors *.jpg *.jpeg *.bmp *.webp *.tif *.tiff)</source>
        <translation>패치 (*.png *.safetensors *.jpg *.jpeg *.bmp *.webp *.tif *.tiff)</translation>
    </message>
    <message>
        <source>%1, %2 x %3 px</source>
        <translation>%1, %2 x %3 px</translation>
    </message>
    <message>
        <source>Another picture of a dataset that shows the class; where there are any, one that the patch was not trained on</source>
        <translation>데이터셋에서 이 클래스가 나오는 다른 이미지. 있으면 패치 학습에 쓰이지 않은 것</translation>
    </message>
    <message>
        <source>There is no dataset yet</source>
        <translation>아직 데이터셋이 없습니다</translation>
    </message>
    <message>
        <source>Open a picture, or drop one here: the patch lies on it and can be dragged, scaled and turned, and the detector looks meanwhile.</source>
        <translation>이미지를 열거나 여기에 끌어다 놓으십시오. 그 위에 놓인 패치를 끌고, 크기를 바꾸고, 돌리는 동안 탐지기가 바로 봅니다.</translation>
    </message>
    <message>
        <source>The picture cannot be shown.</source>
        <translation>이미지를 표시할 수 없습니다.</translation>
    </message>
    <message>
        <source>&amp;Open a picture…</source>
        <translation>이미지 열기(&amp;O)…</translation>
    </message>
    <message>
        <source>A picture file, which need not belong to a dataset; one can also be dropped here</source>
        <translation>이미지 파일. 데이터셋에 없어도 되며, 여기에 끌어다 놓을 수도 있습니다</translation>
    </message>
    <message>
        <source>Another pict&amp;ure</source>
        <translation>다른 이미지(&amp;U)</translation>
    </message>
    <message>
        <source>Show the boxes (B)</source>
        <translation>박스 표시(B)</translation>
    </message>
    <message>
        <source>Fit the picture into the view (F)</source>
        <translation>이미지를 보기에 맞춤(F)</translation>
    </message>
    <message>
        <source>What mouse and keys do</source>
        <translation>마우스와 키의 쓰임</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>저장(&amp;S)</translation>
    </message>
    <message>
        <source>Saves the picture as PNG, at its own size</source>
        <translation>이미지를 원래 크기의 PNG로 저장합니다</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
    <message>
        <source>Copies the picture, at its own size</source>
        <translation>이미지를 원래 크기로 복사합니다</translation>
    </message>
    <message>
        <source>no patch yet</source>
        <translation>아직 패치 없음</translation>
    </message>
    <message>
        <source>A run&apos;s patch, newest first, or a file&apos;s</source>
        <translation>실행의 패치(최신순) 또는 파일의 패치</translation>
    </message>
    <message>
        <source>The patch of a file: a square picture, or a patch.safetensors</source>
        <translation>파일의 패치: 정사각형 그림 또는 patch.safetensors</translation>
    </message>
    <message>
        <source>no detector yet</source>
        <translation>아직 탐지기 없음</translation>
    </message>
    <message>
        <source>The detector that looks at the picture; at first the one that the patch was trained against</source>
        <translation>이미지를 보는 탐지기. 처음에는 패치가 학습한 상대 탐지기입니다</translation>
    </message>
    <message>
        <source>The class whose objects are counted; at first the one that the patch was trained on</source>
        <translation>객체를 셀 클래스. 처음에는 패치가 학습한 클래스입니다</translation>
    </message>
    <message>
        <source>&amp;Patch</source>
        <translation>패치(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Detector</source>
        <translation>탐지기(&amp;D)</translation>
    </message>
    <message>
        <source>O&amp;bjects</source>
        <translation>객체(&amp;B)</translation>
    </message>
    <message>
        <source>On the &amp;largest</source>
        <translation>가장 큰 객체(&amp;L)</translation>
    </message>
    <message>
        <source>Back to where the placement of the patch&apos;s run lays it, on the largest object (Home)</source>
        <translation>패치를 만든 실행의 배치대로 가장 큰 객체 위로 되돌립니다(Home)</translation>
    </message>
    <message>
        <source>On &amp;each</source>
        <translation>객체마다(&amp;E)</translation>
    </message>
    <message>
        <source>One on each object of the class, as the placement of the patch&apos;s run lays them (Shift+Home)</source>
        <translation>패치를 만든 실행의 배치대로 이 클래스의 객체마다 하나씩 놓습니다(Shift+Home)</translation>
    </message>
    <message>
        <source>Take a&amp;way</source>
        <translation>치우기(&amp;W)</translation>
    </message>
    <message>
        <source>Takes the patch with the handles away (Delete)</source>
        <translation>손잡이가 있는 패치를 치웁니다(Delete)</translation>
    </message>
    <message>
        <source>With &amp;boxes…</source>
        <translation>박스와 함께(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Without boxes…</source>
        <translation>박스 없이(&amp;W)…</translation>
    </message>
    <message>
        <source>With &amp;boxes</source>
        <translation>박스와 함께(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Without boxes</source>
        <translation>박스 없이(&amp;W)</translation>
    </message>
    <message>
        <source>Copy the picture with boxes</source>
        <translation>이미지를 박스와 함께 복사</translation>
    </message>
    <message>
        <source>Save the picture with boxes</source>
        <translation>이미지를 박스와 함께 저장</translation>
    </message>
    <message>
        <source>The detector looks at the picture…</source>
        <translation>탐지기가 이미지를 보는 중…</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>보는 중…</translation>
    </message>
    <message>
        <source>nothing to notice</source>
        <translation>알아챌 객체 없음</translation>
    </message>
    <message>
        <source>%1: the picture has no annotation of it and the detector finds none without the patch.</source>
        <translation>%1: 이미지에 주석이 없고, 패치가 없어도 탐지기가 찾지 못합니다.</translation>
    </message>
    <message>
        <source>%1 of %2 noticed</source>
        <translation>%2개 중 %1개 알아챔</translation>
    </message>
    <message>
        <source>%1; without the patch %2. Counted by the annotations.</source>
        <translation>%1 · 패치가 없으면 %2. 주석으로 셉니다.</translation>
    </message>
    <message>
        <source>%1; without the patch %2. What the detector finds there counts as objects.</source>
        <translation>%1 · 패치가 없으면 %2. 그때 탐지기가 찾은 것을 객체로 셉니다.</translation>
    </message>
    <message>
        <source>Boxes of %1: %2, without the patch %3.</source>
        <translation>%1 박스: %2, 패치가 없으면 %3.</translation>
    </message>
    <message>
        <source>a look takes %1 ms</source>
        <translation>한 번 보는 데 %1 ms</translation>
    </message>
    <message>
        <source>faint: boxes of a moment ago; %1</source>
        <translation>흐린 것은 조금 전의 박스 · %1</translation>
    </message>
    <message>
        <source>The patch was trained on this very picture.</source>
        <translation>패치가 바로 이 이미지로 학습했습니다.</translation>
    </message>
    <message>
        <source>The patch was trained against %1, and %2 looks.</source>
        <translation>패치는 %1을(를) 상대로 학습했고, 지금은 %2이(가) 봅니다.</translation>
    </message>
    <message>
        <source>There is no detector yet: add one on the Detectors page, and it looks at what lies here.</source>
        <translation>아직 탐지기가 없습니다. 탐지기 페이지에서 추가하면 여기 놓인 것을 봅니다.</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>그림 저장</translation>
    </message>
    <message>
        <source>%1 with a patch</source>
        <translation>%1 패치</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>그림 (*.png)</translation>
    </message>
    <message>
        <source>The picture is copied.</source>
        <translation>그림을 복사했습니다.</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::PatchView</name>
    <message>
        <source>patch</source>
        <translation>patch</translation>
    </message>
    <message>
        <source>Patch</source>
        <translation>패치</translation>
    </message>
    <message>
        <source>The patch as it is now. The context menu saves and copies it.</source>
        <translation>현재의 패치입니다. 상황에 맞는 메뉴에서 저장하고 복사할 수 있습니다.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
    <message>
        <source>Save as a &amp;picture (PNG)…</source>
        <translation>그림으로 저장(PNG)(&amp;P)…</translation>
    </message>
    <message>
        <source>No patch yet</source>
        <translation>아직 패치가 없음</translation>
    </message>
    <message>
        <source>×%1</source>
        <translation>×%1</translation>
    </message>
    <message>
        <source>1/%1</source>
        <translation>1/%1</translation>
    </message>
    <message>
        <source>Save the patch as a picture</source>
        <translation>패치를 그림으로 저장</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>그림 (*.png)</translation>
    </message>
    <message>
        <source>%1 × %2 px, %3</source>
        <translation>%1 × %2 px, %3</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::PictureViewport</name>
    <message>
        <source>Wheel: zoom. Double click: fill or fit. Drag and arrow keys: move.</source>
        <translation>휠: 확대/축소. 두 번 클릭: 채우기 또는 맞추기. 끌기와 화살표 키: 이동.</translation>
    </message>
    <message>
        <source>Keys: %1 closer, %2 farther, %3 fit, %4 pixel for pixel, %5 fill or fit.</source>
        <translation>키: %1 확대, %2 축소, %3 맞추기, %4 실제 크기, %5 채우기 또는 맞추기.</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::PictureWindow</name>
    <message>
        <source>A picture of the manual</source>
        <translation>설명서의 그림</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::PlaceFields</name>
    <message>
        <source>Centre, from the left</source>
        <translation>중심, 왼쪽에서</translation>
    </message>
    <message>
        <source>Column of the patch&apos;s middle, pixels of the picture</source>
        <translation>패치 한가운데의 열, 이미지의 픽셀</translation>
    </message>
    <message>
        <source>Centre, from above</source>
        <translation>중심, 위에서</translation>
    </message>
    <message>
        <source>Row of the patch&apos;s middle, pixels of the picture</source>
        <translation>패치 한가운데의 행, 이미지의 픽셀</translation>
    </message>
    <message>
        <source>Size in pixels</source>
        <translation>크기(픽셀)</translation>
    </message>
    <message>
        <source>Side of the patch, pixels of the picture, from %1</source>
        <translation>패치의 한 변, 이미지의 픽셀, %1 이상</translation>
    </message>
    <message>
        <source>Size as a share of the object&apos;s height</source>
        <translation>객체 높이에 대한 크기</translation>
    </message>
    <message>
        <source>Side of the patch as a share of the height of the object under it</source>
        <translation>아래 객체의 높이에 대한 패치 한 변의 비율</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>각도</translation>
    </message>
    <message>
        <source>Turned clockwise, −180 to 180 degrees</source>
        <translation>시계 방향 회전, −180~180도</translation>
    </message>
    <message>
        <source>x </source>
        <extracomment>the column of the patch&apos;s middle, before its number</extracomment>
        <translation>x </translation>
    </message>
    <message>
        <source>y </source>
        <extracomment>the row of the patch&apos;s middle, before its number</extracomment>
        <translation>y </translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source> % of height</source>
        <translation> % (높이)</translation>
    </message>
    <message>
        <source>Ce&amp;ntre</source>
        <translation>중심(&amp;N)</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>크기(&amp;Z)</translation>
    </message>
    <message>
        <source>An&amp;gle</source>
        <translation>각도(&amp;G)</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::PlacementEditor</name>
    <message>
        <source>Place of the patch</source>
        <translation>패치의 위치</translation>
    </message>
    <message>
        <source>Drag the patch. Keys: arrows, with Shift in small steps; Home: the default</source>
        <translation>패치를 끌어 옮깁니다. 키: 화살표, Shift를 함께 누르면 조금씩. Home: 기본값</translation>
    </message>
    <message>
        <source>Row %1, column %2</source>
        <translation>행 %1, 열 %2</translation>
    </message>
    <message>
        <source>Scale %1 on each object</source>
        <translation>각 객체에 배율 %1</translation>
    </message>
    <message>
        <source>An image of the selection appears here</source>
        <translation>선택 집합의 이미지가 여기에 표시됩니다</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::PresentationBar</name>
    <message>
        <source>Esc: end · Page Up, Page Down: back and forth</source>
        <translation>Esc: 끝내기 · Page Up, Page Down: 앞뒤로</translation>
    </message>
    <message>
        <source>Back (Page Up)</source>
        <translation>이전 (Page Up)</translation>
    </message>
    <message>
        <source>Forth (Page Down)</source>
        <translation>다음 (Page Down)</translation>
    </message>
    <message>
        <source>End the presentation (Escape)</source>
        <translation>발표 끝내기 (Escape)</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::PrintPatchDialog</name>
    <message>
        <source>With a &amp;ruler beside it</source>
        <translation>옆에 눈금자 표시(&amp;R)</translation>
    </message>
    <message>
        <source>Print the patch at true size</source>
        <translation>패치를 실제 크기로 인쇄</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>Side of the printed patch, 10 to 800 mm; 150 mm at first</source>
        <translation>인쇄할 패치의 한 변, 10~800 mm, 처음 값 150 mm</translation>
    </message>
    <message>
        <source>&amp;Side</source>
        <translation>변(&amp;S)</translation>
    </message>
    <message>
        <source>The smallest that fits</source>
        <translation>들어가는 가장 작은 용지</translation>
    </message>
    <message>
        <source>Paper of the page, upright</source>
        <translation>페이지의 용지, 세로 방향</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>용지(&amp;P)</translation>
    </message>
    <message>
        <source>Millimetres along two sides: measure them to prove the size</source>
        <translation>두 변을 따라 밀리미터 눈금 표시: 재어 보면 크기를 확인할 수 있습니다</translation>
    </message>
    <message>
        <source>Print at 100 %: &quot;fit to page&quot; changes the size.</source>
        <translation>100 %로 인쇄하십시오. &quot;페이지에 맞춤&quot;은 크기를 바꿉니다.</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>PDF로 저장…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>인쇄…</translation>
    </message>
    <message>
        <source>%1 · %2 mm x %2 mm</source>
        <translation>%1 · %2 mm x %2 mm</translation>
    </message>
    <message>
        <source>one pixel of the patch is %1 mm</source>
        <translation>패치의 한 픽셀은 %1 mm</translation>
    </message>
    <message>
        <source>The smallest that fits (%1)</source>
        <translation>들어가는 가장 작은 용지 (%1)</translation>
    </message>
    <message>
        <source>It needs %1 x %2 mm of paper with its margins: choose a larger paper or a smaller side.</source>
        <translation>여백을 포함하여 %1 x %2 mm의 용지가 필요합니다. 더 큰 용지나 더 짧은 변을 선택하십시오.</translation>
    </message>
    <message>
        <source>Save the page</source>
        <translation>페이지 저장</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>The patch does not fit on the paper of this printer: choose a larger paper or a smaller side.</source>
        <translation>패치가 이 프린터의 용지에 들어가지 않습니다. 더 큰 용지나 더 짧은 변을 선택하십시오.</translation>
    </message>
    <message>
        <source>The patch was given to the printer</source>
        <translation>패치를 프린터로 보냈습니다</translation>
    </message>
    <message>
        <source>The printer could not take the page.</source>
        <translation>프린터가 페이지를 받지 못했습니다.</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::ProblemsDialog</name>
    <message>
        <source>&amp;Copy all</source>
        <translation>모두 복사(&amp;C)</translation>
    </message>
    <message>
        <source>Problems of the import of %1</source>
        <translation>%1 가져오기의 문제</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>Copies the list as text</source>
        <translation>목록을 텍스트로 복사합니다</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>This dataset was imported by an earlier version, which did not record its problems. Import it again to see them.</source>
        <translation>이 데이터셋은 문제를 기록하지 않는 이전 버전에서 가져왔습니다. 문제를 보려면 다시 가져오십시오.</translation>
    </message>
    <message>
        <source>Pictures: %1 found, %2 labelled, %3 without labels, %4 left out. Labels without a picture: %5.</source>
        <translation>이미지: 찾음 %1, 주석 있음 %2, 주석 없음 %3, 제외 %4. 이미지 없는 주석: %5.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>외 %1개</translation>
    </message>
    <message>
        <source>Choose a problem to read all of it here.</source>
        <translation>문제를 고르면 전체 내용을 여기서 볼 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::QueueController</name>
    <message>
        <source>Added to the queue: %1</source>
        <translation>대기열에 추가했습니다: %1</translation>
    </message>
    <message>
        <source>The queue is paused. What was stopped waits, and goes on where it was.</source>
        <translation>대기열을 일시 정지했습니다. 중지한 작업은 기다리다가 멈춘 곳에서 이어집니다.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>the removal from the queue</source>
        <translation>대기열에서 제거</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::QueueDialog</name>
    <message>
        <source>about %1</source>
        <translation>약 %1</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>중지하는 중</translation>
    </message>
    <message>
        <source>running, %1 %</source>
        <translation>진행 중, %1 %</translation>
    </message>
    <message>
        <source>running</source>
        <translation>진행 중</translation>
    </message>
    <message>
        <source>done</source>
        <translation>끝남</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>대기열</translation>
    </message>
    <message>
        <source>Work that runs, waits or has ended</source>
        <translation>진행 중이거나 기다리거나 끝난 작업</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>What</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>끝</translation>
    </message>
    <message>
        <source>&amp;Pause the queue</source>
        <translation>대기열 일시 정지(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>위로(&amp;U)</translation>
    </message>
    <message>
        <source>Earlier: before the one above</source>
        <translation>더 먼저: 바로 위의 것보다 앞으로</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>아래로(&amp;D)</translation>
    </message>
    <message>
        <source>Later: behind the one below</source>
        <translation>더 나중에: 바로 아래의 것보다 뒤로</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>중지(&amp;O)</translation>
    </message>
    <message>
        <source>Stops it and keeps what it has made; the queue goes on with the next</source>
        <translation>작업을 중지하고 만든 것을 남깁니다. 대기열은 다음 작업으로 넘어갑니다</translation>
    </message>
    <message>
        <source>&amp;Again</source>
        <translation>다시(&amp;A)</translation>
    </message>
    <message>
        <source>It waits once more, and goes on with what it has made</source>
        <translation>다시 기다리며, 만들어 둔 것에서 이어갑니다</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>제거(&amp;R)</translation>
    </message>
    <message>
        <source>Takes it out of the queue; what it made stays, and Ctrl+Z brings it back</source>
        <translation>대기열에서 뺍니다. 만든 것은 남고 Ctrl+Z로 되돌립니다</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>닫기(&amp;C)</translation>
    </message>
    <message>
        <source>The queue is empty. While something runs, the forms of Train, Evaluate and Detectors put more work here; it begins when what runs has ended.</source>
        <translation>대기열이 비어 있습니다. 무언가 도는 동안 학습, 평가, 탐지기의 양식은 새 작업을 이곳에 넣으며, 도는 작업이 끝나면 시작합니다.</translation>
    </message>
    <message>
        <source>The queue is paused: what runs goes on, and nothing begins. %1 waiting.</source>
        <translation>대기열이 일시 정지되었습니다. 도는 작업은 계속되고 새로 시작하는 것은 없습니다. %1개 대기 중.</translation>
    </message>
    <message>
        <source>One after the other is done, also after a restart; one that fails does not stop the rest. %1 waiting.</source>
        <translation>하나씩 차례로 하며 다시 시작한 뒤에도 이어집니다. 하나가 실패해도 나머지는 계속합니다. %1개 대기 중.</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>계속(&amp;G)</translation>
    </message>
    <message>
        <source>The next one begins</source>
        <translation>다음 작업을 시작합니다</translation>
    </message>
    <message>
        <source>Nothing begins any more; what runs goes on</source>
        <translation>새로 시작하지 않습니다. 도는 작업은 계속합니다</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::ResultCards</name>
    <message>
        <source>brings back %1 of %2</source>
        <translation>%2 중 %1 회복</translation>
    </message>
    <message>
        <source>Share of the objects that are noticed with the patch and the defence, minus the share with the patch alone;
and what the patch takes without the defence</source>
        <translation>패치와 방어가 있을 때 알아챈 객체의 비율에서 패치만 있을 때의 비율을 뺀 값과,
방어가 없을 때 패치가 앗아간 비율</translation>
    </message>
    <message>
        <source>95 %: %1</source>
        <translation>95%: %1</translation>
    </message>
    <message>
        <source>from a patch that knows it: %1</source>
        <translation>이 방어를 아는 패치에 대해: %1</translation>
    </message>
    <message>
        <source>costs on clean pictures: %1</source>
        <translation>깨끗한 사진에서의 손실: %1</translation>
    </message>
    <message>
        <source>%1 ms a picture</source>
        <translation>사진당 %1 ms</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>수치</translation>
    </message>
    <message>
        <source>All figures of the defences, in a table</source>
        <translation>방어의 모든 수치를 표로 봅니다</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>도표</translation>
    </message>
    <message>
        <source>This sweep as a large plot</source>
        <translation>이 변화를 큰 그래프로 봅니다</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::RunActions</name>
    <message>
        <source>&amp;Resume</source>
        <translation>재개(&amp;R)</translation>
    </message>
    <message>
        <source>Go on from where the run stopped</source>
        <translation>실행이 멈춘 곳에서 계속</translation>
    </message>
    <message>
        <source>E&amp;xtend…</source>
        <translation>연장(&amp;X)…</translation>
    </message>
    <message>
        <source>Go on with more iterations than were asked for, up to 100,000 in all</source>
        <translation>처음 정한 것보다 많은 반복으로 계속, 모두 합해 100,000까지</translation>
    </message>
    <message>
        <source>&amp;Use these settings</source>
        <translation>이 설정 사용(&amp;U)</translation>
    </message>
    <message>
        <source>Fill the form of the Train page with this run&apos;s settings, to repeat it with changes</source>
        <translation>바꾸어 다시 실행할 수 있도록 학습 페이지의 양식을 이 실행의 설정으로 채웁니다</translation>
    </message>
    <message>
        <source>&amp;Export to a folder…</source>
        <translation>폴더로 내보내기(&amp;E)…</translation>
    </message>
    <message>
        <source>Patch, record, curve and a file that repeats the run</source>
        <translation>패치, 기록, 곡선, 실행을 다시 하는 파일</translation>
    </message>
    <message>
        <source>Patch, curve and settings on one page</source>
        <translation>패치, 곡선, 설정을 한 페이지에</translation>
    </message>
    <message>
        <source>&amp;Print the patch…</source>
        <translation>패치 인쇄(&amp;P)…</translation>
    </message>
    <message>
        <source>At its true size in millimetres</source>
        <translation>밀리미터 단위의 실제 크기로</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>삭제(&amp;D)</translation>
    </message>
    <message>
        <source>Open the &amp;folder</source>
        <translation>폴더 열기(&amp;F)</translation>
    </message>
    <message>
        <source>Show the run&apos;s files in the file manager</source>
        <translation>실행의 파일을 파일 관리자에서 표시</translation>
    </message>
    <message>
        <source>Another run is training. Let it end or stop it on the Train page, then resume this one.</source>
        <translation>다른 실행이 학습 중입니다. 끝나기를 기다리거나 학습 페이지에서 중지한 뒤 이 실행을 재개하십시오.</translation>
    </message>
    <message>
        <source>Extend the run</source>
        <translation>실행 연장</translation>
    </message>
    <message>
        <source>Iterations in all (%1 are done)</source>
        <translation>전체 반복 횟수(%1회 완료)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; iterations do not extend a run that has done %2: use a number from %3 to %4.</source>
        <translation>반복 횟수 &quot;%1&quot;: 이미 %2회를 마친 실행을 연장할 수 없습니다. %3에서 %4까지의 수를 입력하십시오.</translation>
    </message>
    <message>
        <source>Choose a folder; each run makes one of its own in it</source>
        <translation>폴더를 선택하십시오. 실행마다 그 안에 자체 폴더가 만들어집니다</translation>
    </message>
    <message>
        <source>Export the run as a page</source>
        <translation>실행을 페이지로 내보내기</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>One of these runs is training: stop it on the Train page first.</source>
        <translation>이 중 한 실행이 학습 중입니다. 먼저 학습 페이지에서 중지하십시오.</translation>
    </message>
    <message>
        <source>The run&apos;s files are in %1</source>
        <translation>실행의 파일 위치: %1</translation>
    </message>
    <message>
        <source>The run is in %1</source>
        <translation>실행을 내보냈습니다: %1</translation>
    </message>
    <message>
        <source>%1 runs are in %2</source>
        <translation>실행 %1개를 내보냈습니다: %2</translation>
    </message>
    <message>
        <source>Does the patch do more than a grey square? Fills the form of the Evaluate page with the marked runs</source>
        <translation>패치가 회색 사각형보다 효과가 큰지 알아봅니다. 표시한 실행으로 평가 페이지의 양식을 채웁니다</translation>
    </message>
    <message>
        <source>Eva&amp;luate</source>
        <translation>평가(&amp;L)</translation>
    </message>
    <message>
        <source>Export as a pa&amp;ge (PDF)…</source>
        <translation>페이지로 내보내기(PDF)(&amp;G)…</translation>
    </message>
    <message>
        <source>%1 of the run&apos;s %2 images have other boxes than when it began. Going on with them makes another patch than the run would have become.</source>
        <translation>실행의 이미지 %2장 가운데 %1장의 박스가 시작할 때와 다릅니다. 이대로 이어가면 원래 나왔을 패치와 다른 패치가 됩니다.</translation>
    </message>
    <message>
        <source>The run was recorded by an earlier version: whether %1 of its %2 images are still the same is not known.</source>
        <translation>이전 버전이 기록한 실행입니다. 이미지 %2장 가운데 %1장이 아직 그대로인지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>Resume the run</source>
        <translation>실행 재개</translation>
    </message>
    <message>
        <source>Go on with what is there now</source>
        <translation>지금 있는 것으로 이어가기</translation>
    </message>
    <message>
        <source>Leave the run as it is</source>
        <translation>실행을 그대로 두기</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>이름 바꾸기(&amp;N)</translation>
    </message>
    <message>
        <source>Edit the name, the tags or the notes in their place</source>
        <translation>이름, 태그, 메모를 그 자리에서 고칩니다</translation>
    </message>
    <message>
        <source>%1 has no patch yet: resume it first.</source>
        <translation>%1에는 아직 패치가 없습니다. 먼저 재개하십시오.</translation>
    </message>
    <message>
        <source>Patch of %1</source>
        <translation>%1의 패치</translation>
    </message>
    <message>
        <source>Delete the run %1?</source>
        <translation>%1 실행을 삭제할까요?</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>%1을(를) 삭제할까요?</translation>
    </message>
    <message>
        <source>1 evaluation shows the patch. It stays and keeps the patch&apos;s picture; it can no longer show the run&apos;s curve.</source>
        <translation>평가 1개가 이 패치를 보여 줍니다. 평가는 남고 패치의 그림도 간직하지만, 실행의 곡선은 더 보여 줄 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 evaluations show the patch. They stay and keep the patch&apos;s picture; they can no longer show the run&apos;s curve.</source>
        <translation>평가 %1개가 이 패치를 보여 줍니다. 평가는 남고 패치의 그림도 간직하지만, 실행의 곡선은 더 보여 줄 수 없습니다.</translation>
    </message>
    <message>
        <source>Delete run</source>
        <translation>실행 삭제</translation>
    </message>
    <message>
        <source>Delete runs</source>
        <translation>실행 삭제</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>유지</translation>
    </message>
    <message>
        <source>Lay the run&apos;s patch on a picture by hand, and see what the detector makes of it</source>
        <translation>실행의 패치를 이미지에 직접 놓아 보고 탐지기가 어떻게 보는지 확인합니다</translation>
    </message>
    <message>
        <source>Compare &amp;checkpoints…</source>
        <translation>체크포인트 비교(&amp;C)…</translation>
    </message>
    <message>
        <source>Which of the patches that the run kept on its way is best, measured</source>
        <translation>실행이 학습 도중 보관한 패치 가운데 어느 것이 가장 좋은지 측정합니다</translation>
    </message>
    <message>
        <source>Move the marked runs with their files to the trash; Undo brings them back</source>
        <translation>표시된 실행과 파일을 휴지통으로 옮깁니다. 실행 취소로 되돌립니다</translation>
    </message>
    <message>
        <source>Save its se&amp;ttings…</source>
        <translation>설정 저장(&amp;T)…</translation>
    </message>
    <message>
        <source>Write a configuration file, which the form of the Train page and the command line take</source>
        <translation>학습 페이지의 양식과 명령줄이 읽는 설정 파일을 씁니다</translation>
    </message>
    <message>
        <source>Save the run&apos;s settings</source>
        <translation>실행 설정 저장</translation>
    </message>
    <message>
        <source>Settings of a training (*.toml)</source>
        <translation>학습 설정 (*.toml)</translation>
    </message>
    <message>
        <source>Tr&amp;y on a picture…</source>
        <translation>이미지에 시험(&amp;Y)…</translation>
    </message>
    <message>
        <source>A detector or a study is being trained. Let it end or stop it on its page, then resume this run.</source>
        <translation>탐지기나 연구를 학습 중입니다. 끝나기를 기다리거나 그 페이지에서 중지한 뒤 이 실행을 재개하십시오.</translation>
    </message>
    <message>
        <source>S&amp;heets for a trial outside…</source>
        <translation>야외 시험용 시트(&amp;H)…</translation>
    </message>
    <message>
        <source>The patch and its controls as pages with markers, to film them and measure what the printed patch does</source>
        <translation>패치와 대조군을 마커가 있는 쪽으로 만듭니다. 찍어서 인쇄한 패치가 무엇을 하는지 측정합니다</translation>
    </message>
    <message>
        <source>&amp;Measure films of a trial…</source>
        <translation>시험 촬영본 측정(&amp;M)…</translation>
    </message>
    <message>
        <source>Finds such sheets in films, and says how often the detector finds who carries them</source>
        <translation>촬영본에서 그런 시트를 찾아, 시트를 든 사람을 탐지기가 얼마나 자주 찾는지 알려 줍니다</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::RunComparison</name>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Box part</source>
        <translation>박스 부분(box)</translation>
    </message>
    <message>
        <source>Class part (cls)</source>
        <translation>클래스 부분(cls)</translation>
    </message>
    <message>
        <source>Distribution part (dfl)</source>
        <translation>분포 부분(dfl)</translation>
    </message>
    <message>
        <source>Compared curve</source>
        <translation>비교할 곡선</translation>
    </message>
    <message>
        <source>comparison</source>
        <translation>comparison</translation>
    </message>
    <message>
        <source>Patches</source>
        <translation>패치</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Tags and notes</source>
        <translation>태그와 메모</translation>
    </message>
    <message>
        <source>Only &amp;differences</source>
        <translation>차이만(&amp;D)</translation>
    </message>
    <message>
        <source>Leave out the settings that the marked runs share</source>
        <translation>표시한 실행에 공통인 설정을 제외합니다</translation>
    </message>
    <message>
        <source>Settings of the marked runs</source>
        <translation>표시한 실행의 설정</translation>
    </message>
    <message>
        <source>%1 · %2
%3</source>
        <translation>%1 · %2
%3</translation>
    </message>
    <message>
        <source>no patch yet</source>
        <translation>아직 패치가 없음</translation>
    </message>
    <message>
        <source>Only &amp;differences (%1)</source>
        <translation>차이만(&amp;D) (%1)</translation>
    </message>
    <message>
        <source>iteration</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>Mark runs in the table to compare them.</source>
        <translation>비교할 실행을 표에서 표시하십시오.</translation>
    </message>
    <message>
        <source>The first %1 of %2 marked runs</source>
        <translation>표시한 실행 %2개 중 처음 %1개</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Which curve of the runs is laid over each other, of those that they have; hide has the loss alone</source>
        <translation>겹쳐 그릴 실행의 곡선. 실행에 있는 것만 고를 수 있으며, hide에는 손실만 있습니다</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::RunGroupActions</name>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>The runs are in their groups again.</source>
        <translation>실행이 원래 그룹으로 돌아갔습니다.</translation>
    </message>
    <message>
        <source>P&amp;in</source>
        <translation>고정(&amp;I)</translation>
    </message>
    <message>
        <source>Have the marked runs stand above all others</source>
        <translation>표시한 실행을 맨 위에 둡니다</translation>
    </message>
    <message>
        <source>Put into a &amp;group…</source>
        <translation>그룹에 넣기(&amp;G)…</translation>
    </message>
    <message>
        <source>Put the marked runs into a group: a new one, or one that there is</source>
        <translation>표시한 실행을 새 그룹이나 있는 그룹에 넣습니다</translation>
    </message>
    <message>
        <source>In &amp;no group</source>
        <translation>그룹 없음(&amp;N)</translation>
    </message>
    <message>
        <source>Rena&amp;me the group…</source>
        <translation>그룹 이름 바꾸기(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Dissolve the group</source>
        <translation>그룹 해체(&amp;D)</translation>
    </message>
    <message>
        <source>Its runs stay, in no group; Ctrl+Z brings it back</source>
        <translation>실행은 그룹 없이 남습니다. Ctrl+Z로 되돌립니다</translation>
    </message>
    <message>
        <source>Gr&amp;oup</source>
        <translation>그룹(&amp;O)</translation>
    </message>
    <message>
        <source>Unp&amp;in</source>
        <translation>고정 해제(&amp;I)</translation>
    </message>
    <message>
        <source>pin of %1</source>
        <translation>%1 고정</translation>
    </message>
    <message>
        <source>unpin of %1</source>
        <translation>%1 고정 해제</translation>
    </message>
    <message>
        <source>Put %1 into a group</source>
        <translation>%1 그룹에 넣기</translation>
    </message>
    <message>
        <source>Name of the group, a new one or one that there is</source>
        <translation>그룹 이름(새 그룹 또는 있는 그룹)</translation>
    </message>
    <message>
        <source>%1 taken out of their groups.</source>
        <translation>%1을(를) 그룹에서 뺐습니다.</translation>
    </message>
    <message>
        <source>%1 put into the group %2.</source>
        <translation>%1을(를) 그룹 %2에 넣었습니다.</translation>
    </message>
    <message>
        <source>taking %1 out of their groups</source>
        <translation>%1을(를) 그룹에서 빼기</translation>
    </message>
    <message>
        <source>putting %1 into %2</source>
        <translation>%1을(를) %2에 넣기</translation>
    </message>
    <message>
        <source>Rename the group %1</source>
        <translation>그룹 %1 이름 바꾸기</translation>
    </message>
    <message>
        <source>New name of the group</source>
        <translation>그룹의 새 이름</translation>
    </message>
    <message>
        <source>The group %1 is now called %2.</source>
        <translation>그룹 %1의 이름이 %2(으)로 바뀌었습니다.</translation>
    </message>
    <message>
        <source>rename of the group %1</source>
        <translation>그룹 %1 이름 바꾸기</translation>
    </message>
    <message>
        <source>The group %1 is dissolved; its runs stay.</source>
        <translation>그룹 %1을(를) 해체했습니다. 실행은 남아 있습니다.</translation>
    </message>
    <message>
        <source>dissolving the group %1</source>
        <translation>그룹 %1 해체</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::RunNotes</name>
    <message>
        <source>Tags</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>words, separated by commas</source>
        <translation>쉼표로 구분한 단어</translation>
    </message>
    <message>
        <source>Words separated by commas; the filter above finds them. Kept as you type.</source>
        <translation>쉼표로 구분한 단어. 위의 필터로 찾을 수 있습니다. 입력하는 대로 보관됩니다.</translation>
    </message>
    <message>
        <source>T&amp;ags</source>
        <translation>태그(&amp;A)</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>what you tried and what came of it</source>
        <translation>시도한 것과 그 결과</translation>
    </message>
    <message>
        <source>Kept as you type</source>
        <translation>입력하는 대로 보관됩니다</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>메모(&amp;N)</translation>
    </message>
    <message>
        <source>Mark one run to write on it.</source>
        <translation>메모할 실행 하나를 표시하십시오.</translation>
    </message>
    <message>
        <source>%1, class %2, on %3</source>
        <translation>%1, 클래스 %2, 장치 %3</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::RunSections</name>
    <message>
        <source>Pinned</source>
        <translation>고정됨</translation>
    </message>
    <message>
        <source>In no group</source>
        <translation>그룹 없음</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>기타</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 중 %1</translation>
    </message>
    <message>
        <source>, %1 pinned above</source>
        <translation>, %1개는 위에 고정</translation>
    </message>
    <message>
        <source>The best of its runs: %1, %2</source>
        <translation>가장 좋은 실행: %1, %2</translation>
    </message>
    <message>
        <source>Click, or press the right arrow key, to show its runs</source>
        <translation>클릭하거나 오른쪽 화살표 키를 누르면 실행이 보입니다</translation>
    </message>
    <message>
        <source>Click, or press the left arrow key, to fold it</source>
        <translation>클릭하거나 왼쪽 화살표 키를 누르면 접힙니다</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>best %1</source>
        <translation>최고 %1</translation>
    </message>
    <message>
        <source>Folded: %1, %2</source>
        <translation>접힘: %1, %2</translation>
    </message>
    <message>
        <source>Section: %1, %2</source>
        <translation>구역: %1, %2</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::RunsModel</name>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>실행 %1</translation>
    </message>
    <message>
        <source>Words separated by commas; F2 edits them</source>
        <translation>쉼표로 구분한 단어. F2로 편집</translation>
    </message>
    <message>
        <source>F2 edits them; longer ones in the panel below</source>
        <translation>F2로 편집. 긴 메모는 아래 패널에서</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>레시피</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>탐지기</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>소요 시간</translation>
    </message>
    <message>
        <source>When</source>
        <translation>일시</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>not evaluated</source>
        <translation>평가 안 함</translation>
    </message>
    <message>
        <source>Whether the patch does more than a grey square is not known yet: Evaluate tells it</source>
        <translation>패치가 회색 사각형보다 효과가 큰지 아직 알 수 없습니다. 평가하면 알 수 있습니다</translation>
    </message>
    <message>
        <source>it beats its controls</source>
        <translation>대조군을 능가함</translation>
    </message>
    <message>
        <source>it is not shown to beat its controls</source>
        <translation>대조군을 능가한다고 입증되지 않음</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>효과</translation>
    </message>
    <message>
        <source>%1 of %2 with class %3</source>
        <translation>%2: 클래스 %3의 %1</translation>
    </message>
    <message>
        <source>nothing was measured: the detector finds nothing without it either</source>
        <translation>측정된 것이 없음: 탐지기가 패치 없이도 아무것도 찾지 못함</translation>
    </message>
    <message>
        <source>%1: clean %2, control %3, patch %4</source>
        <translation>%1: 깨끗한 이미지 %2, 대조군 %3, 패치 %4</translation>
    </message>
    <message>
        <source>The share of the objects noticed without it that the patch hides, beyond the control that hides most; %1</source>
        <translation>패치가 없을 때 알아챈 객체 가운데 가장 많이 숨기는 대조군을 넘어 패치가 숨긴 비율, %1</translation>
    </message>
    <message>
        <source>AP50 that the patch takes beyond its strongest control; %1</source>
        <translation>가장 강한 대조군을 넘어서는 AP50 감소분, %1</translation>
    </message>
    <message>
        <source>Noticed</source>
        <translation>알아챔</translation>
    </message>
    <message>
        <source>On %1, against %2</source>
        <translation>%1, 탐지기 %2</translation>
    </message>
    <message>
        <source>%1; F2 edits the name</source>
        <translation>%1. F2로 이름을 고칩니다</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>%1, pinned</source>
        <translation>%1, 고정됨</translation>
    </message>
    <message>
        <source>%1, pinned; F2 edits the name</source>
        <translation>%1, 고정됨. F2로 이름을 고칩니다</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>그룹</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::RunsPage</name>
    <message>
        <source>No run yet</source>
        <translation>아직 실행이 없음</translation>
    </message>
    <message>
        <source>Each training is kept here as a run: its settings, curve and patch. Runs can be compared, resumed, repeated with changes, exported and printed.</source>
        <translation>학습마다 설정, 곡선, 패치가 실행으로 여기에 보관됩니다. 실행을 비교하고, 재개하고, 바꾸어 다시 하고, 내보내고, 인쇄할 수 있습니다.</translation>
    </message>
    <message>
        <source>Train a patch</source>
        <translation>패치 학습</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>실행 기록</translation>
    </message>
    <message>
        <source>Filter: words of names, class, tags, notes</source>
        <translation>필터: 이름, 클래스, 태그, 메모의 단어</translation>
    </message>
    <message>
        <source>Filter of runs</source>
        <translation>실행 필터</translation>
    </message>
    <message>
        <source>Filter the runs</source>
        <translation>실행 필터링</translation>
    </message>
    <message>
        <source>State of runs</source>
        <translation>실행 상태</translation>
    </message>
    <message>
        <source>Shows the runs of this state</source>
        <translation>이 상태의 실행을 표시합니다</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>모든 상태</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>인쇄</translation>
    </message>
    <message>
        <source>iteration %1 of %2</source>
        <translation>반복 %1/%2</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>재개</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 중 %1</translation>
    </message>
    <message>
        <source>The run %1 was interrupted at %2; it can go on from there.</source>
        <translation>실행 %1이(가) %2에서 중단되었습니다. 그곳에서 계속할 수 있습니다.</translation>
    </message>
    <message>
        <source>%1 runs were interrupted. The newest, %2, can go on from %3.</source>
        <translation>실행 %1개가 중단되었습니다. 최근 실행 %2은(는) %3에서 계속할 수 있습니다.</translation>
    </message>
    <message>
        <source>Shows the runs that have all of these words</source>
        <translation>이 낱말이 모두 들어 있는 실행만 표시합니다</translation>
    </message>
    <message>
        <source>Sections of runs</source>
        <translation>실행의 구역</translation>
    </message>
    <message>
        <source>Divides the runs into sections that can be folded; pinned runs stand above them</source>
        <translation>실행을 접을 수 있는 구역으로 나눕니다. 고정한 실행은 그 위에 있습니다</translation>
    </message>
    <message>
        <source>No sections</source>
        <translation>구역 없음</translation>
    </message>
    <message>
        <source>By group</source>
        <translation>그룹별</translation>
    </message>
    <message>
        <source>By detector</source>
        <translation>탐지기별</translation>
    </message>
    <message>
        <source>By recipe</source>
        <translation>레시피별</translation>
    </message>
    <message>
        <source>By dataset</source>
        <translation>데이터셋별</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>날짜별</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>체크포인트</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>시험</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::SamplePanel</name>
    <message>
        <source>Looking at the picture…</source>
        <translation>이미지 검사 중…</translation>
    </message>
    <message>
        <source>not trained on</source>
        <translation>학습에 쓰지 않음</translation>
    </message>
    <message>
        <source>training image</source>
        <translation>학습 이미지</translation>
    </message>
    <message>
        <source>Image %1 of %2, %3</source>
        <translation>이미지 %1/%2, %3</translation>
    </message>
    <message>
        <source>The training never sees this picture</source>
        <translation>이 이미지는 학습에 쓰이지 않습니다</translation>
    </message>
    <message>
        <source>The dataset has no other picture with the class: the training sees this one</source>
        <translation>데이터셋에 이 클래스의 다른 이미지가 없어 이 이미지도 학습에 쓰입니다</translation>
    </message>
    <message>
        <source>Pictures without and with the patch appear here.</source>
        <translation>패치가 없는 이미지와 있는 이미지가 여기에 표시됩니다.</translation>
    </message>
    <message>
        <source>%1: %2 of %3 noticed without the patch</source>
        <translation>%1: 패치 없이 %3개 중 %2개 알아챔</translation>
    </message>
    <message>
        <source>%1: noticed %2 → &lt;b&gt;%3&lt;/b&gt; of %4, half seen %5, invented %6</source>
        <translation>%1: %4개 중 알아챔 %2 → &lt;b&gt;%3&lt;/b&gt;, 반쯤 보임 %5, 오탐 %6</translation>
    </message>
    <message>
        <source>Annotated objects that a detection above a score of %1 touches, without and with the patch of iteration %2.</source>
        <translation>점수가 %1을(를) 넘는 탐지가 닿은 주석 객체의 수, 반복 %2의 패치가 없을 때와 있을 때.</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 noticed on %2 of %3 held-out pictures</source>
        <translation>알아챔 %1 · 보류 이미지 %3장 중 %2장</translation>
    </message>
    <message>
        <source>%1 noticed on %2 of %3 training pictures</source>
        <translation>알아챔 %1 · 학습 이미지 %3장 중 %2장</translation>
    </message>
    <message>
        <source>%1 noticed on 1 held-out picture</source>
        <translation>알아챔 %1 · 보류 이미지 1장</translation>
    </message>
    <message>
        <source>%1 noticed on 1 training picture</source>
        <translation>알아챔 %1 · 학습 이미지 1장</translation>
    </message>
    <message>
        <source>%1 noticed on %2 held-out pictures</source>
        <translation>알아챔 %1 · 보류 이미지 %2장</translation>
    </message>
    <message>
        <source>%1 noticed on %2 training pictures</source>
        <translation>알아챔 %1 · 학습 이미지 %2장</translation>
    </message>
    <message>
        <source>Annotated objects that the detector notices without → with the patch, over all pictures of the strip.
While the training runs they take turns: looking at them takes a twentieth of its time at most.</source>
        <translation>아래 줄의 모든 이미지에서 탐지기가 패치 없이 → 패치가 있을 때 알아채는 주석 객체 수입니다.
학습 중에는 차례로 확인하며, 확인하는 데 드는 시간은 학습 시간의 20분의 1을 넘지 않습니다.</translation>
    </message>
    <message>
        <source>as of iteration %1</source>
        <translation>반복 %1 기준</translation>
    </message>
    <message>
        <source>as of iterations %1 to %2</source>
        <translation>반복 %1~%2 기준</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>이전 그림</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>다음 그림</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::SampleStrip</name>
    <message>
        <source>Held-out pictures</source>
        <translation>보류 이미지</translation>
    </message>
    <message>
        <source>This picture cannot be read</source>
        <translation>이 이미지를 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 of %2 noticed without the patch, %3 with that of iteration %4</source>
        <translation>%2개 중 패치 없이 알아챔 %1개, 반복 %4의 패치로는 %3개</translation>
    </message>
    <message>
        <source>%1 of %2 noticed without the patch</source>
        <translation>%2개 중 패치 없이 알아챔 %1개</translation>
    </message>
    <message>
        <source>Not looked at yet</source>
        <translation>아직 확인하지 않음</translation>
    </message>
    <message>
        <source>Picture %1: %2</source>
        <extracomment>a picture of the row, for screen readers</extracomment>
        <translation>이미지 %1: %2</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::ScoreTrace</name>
    <message>
        <source>Score of the best box on the object under the patch, look by look. Below the dashed line (%1) the object is not found.</source>
        <translation>패치 아래 객체에 놓인 가장 좋은 박스의 점수를 볼 때마다 잇습니다. 점선(%1) 아래면 객체를 찾지 못한 것입니다.</translation>
    </message>
    <message>
        <source>score under the patch</source>
        <translation>패치 아래 점수</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::SelectionDialog</name>
    <message>
        <source>Make a selection</source>
        <translation>선택 집합 만들기</translation>
    </message>
    <message>
        <source>Images with an object of this class; crowds do not count</source>
        <translation>이 클래스의 객체가 있는 이미지. 군집은 세지 않습니다</translation>
    </message>
    <message>
        <source>any</source>
        <translation>무관</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>That object&apos;s smaller side has at least so many pixels of the image; 0: any</source>
        <translation>그 객체의 짧은 변이 이미지에서 이 픽셀 수 이상. 0: 무관</translation>
    </message>
    <message>
        <source>&amp;Class</source>
        <translation>클래스(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Smallest box</source>
        <translation>최소 박스(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;10</source>
        <translation>&amp;10</translation>
    </message>
    <message>
        <source>1&amp;00</source>
        <translation>1&amp;00</translation>
    </message>
    <message>
        <source>&amp;all</source>
        <translation>전체(&amp;A)</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>as in the file</source>
        <translation>파일 순서</translation>
    </message>
    <message>
        <source>at random</source>
        <translation>무작위</translation>
    </message>
    <message>
        <source>Which images are taken when more fit, and their order</source>
        <translation>조건에 맞는 이미지가 더 많을 때 쓸 이미지와 그 순서</translation>
    </message>
    <message>
        <source>seed </source>
        <translation>시드 </translation>
    </message>
    <message>
        <source>The same seed takes the same images, in every workspace; 0 to %1, default 0</source>
        <translation>시드가 같으면 어느 작업 공간에서나 같은 이미지를 씁니다. 0~%1, 기본값 0</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>&amp;Order</source>
        <translation>순서(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>이름(&amp;N)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>&amp;Make selection</source>
        <translation>선택 집합 만들기(&amp;M)</translation>
    </message>
    <message>
        <source>marked</source>
        <translation>표시</translation>
    </message>
    <message>
        <source>No image fits; choose another class or smaller boxes.</source>
        <translation>조건에 맞는 이미지가 없습니다. 다른 클래스나 더 작은 박스를 선택하십시오.</translation>
    </message>
    <message>
        <source>A selection needs a name.</source>
        <translation>선택 집합의 이름이 필요합니다.</translation>
    </message>
    <message>
        <source>%1 marked images, in the order of the dataset.</source>
        <translation>표시한 이미지 %1장, 데이터셋의 순서대로.</translation>
    </message>
    <message>
        <source>%1 images fit; all are taken.</source>
        <translation>이미지 %1장이 조건에 맞으며 모두 씁니다.</translation>
    </message>
    <message>
        <source>%1 images fit; %2 of them are taken.</source>
        <translation>이미지 %1장이 조건에 맞으며 그중 %2장을 씁니다.</translation>
    </message>
    <message>
        <source>%1 images fit; the first %2 are taken.</source>
        <translation>이미지 %1장이 조건에 맞으며 처음 %2장을 씁니다.</translation>
    </message>
    <message>
        <source>The one marked image.</source>
        <translation>표시한 이미지 1장.</translation>
    </message>
    <message>
        <source>1 image fits; it is taken.</source>
        <translation>이미지 1장이 조건에 맞으며 그것을 씁니다.</translation>
    </message>
    <message>
        <source>%1 images fit; one of them is taken.</source>
        <translation>이미지 %1장이 조건에 맞으며 그중 1장을 씁니다.</translation>
    </message>
    <message>
        <source>%1 images fit; the first is taken.</source>
        <translation>이미지 %1장이 조건에 맞으며 처음 1장을 씁니다.</translation>
    </message>
    <message>
        <source>found</source>
        <translation>탐지됨</translation>
    </message>
    <message>
        <source>half seen</source>
        <translation>반쯤 보임</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>놓침</translation>
    </message>
    <message>
        <source>invented</source>
        <translation>오탐</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>표시된 것</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::Session</name>
    <message>
        <source>Stopping the evaluation…</source>
        <translation>평가를 중지하는 중…</translation>
    </message>
    <message>
        <source>Evaluating, %1 of %2 pictures</source>
        <translation>평가 중, 그림 %2장 중 %1장</translation>
    </message>
    <message>
        <source>Evaluating…</source>
        <translation>평가 중…</translation>
    </message>
    <message>
        <source>Looking for blind spots, %1 of %2 pictures</source>
        <translation>맹점 찾는 중, 그림 %2장 중 %1장</translation>
    </message>
    <message>
        <source>Looking for blind spots…</source>
        <translation>맹점 찾는 중…</translation>
    </message>
    <message>
        <source>The look for blind spots waits, %1 of %2 pictures</source>
        <translation>맹점 찾기 대기 중, 그림 %2장 중 %1장</translation>
    </message>
    <message>
        <source>Stopping the look for blind spots…</source>
        <translation>맹점 찾기를 중지하는 중…</translation>
    </message>
    <message>
        <source>Stopping the study…</source>
        <translation>연구를 중지하는 중…</translation>
    </message>
    <message>
        <source>Study %1, training %2 of %3</source>
        <translation>연구 %1, 학습 %3개 중 %2번째</translation>
    </message>
    <message>
        <source>Study %1…</source>
        <translation>연구 %1…</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::Settings</name>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>The language of the window.</source>
        <translation>창의 언어입니다.</translation>
    </message>
    <message>
        <source>Language of the system</source>
        <translation>시스템 언어</translation>
    </message>
    <message>
        <source>New workspaces</source>
        <translation>새 작업 공간</translation>
    </message>
    <message>
        <source>The folder that is proposed for a new workspace. Empty: beside the one that is open, else where documents are.</source>
        <translation>새 작업 공간에 제안할 폴더입니다. 비워 두면 열려 있는 작업 공간 옆, 없으면 문서 폴더입니다.</translation>
    </message>
    <message>
        <source>Ask before work is stopped</source>
        <translation>작업을 멈추기 전에 묻기</translation>
    </message>
    <message>
        <source>Whether closing the window or opening another workspace asks while something runs. What runs is stopped and saved in either case.</source>
        <translation>무엇인가 실행 중일 때 창을 닫거나 다른 작업 공간을 열면 물을지 정합니다. 어느 쪽이든 실행 중인 것은 멈추고 저장합니다.</translation>
    </message>
    <message>
        <source>Tell the end of long work</source>
        <translation>긴 작업이 끝나면 알리기</translation>
    </message>
    <message>
        <source>A notice of the desktop when work of more than 20 seconds has ended while another window is worked in.</source>
        <translation>다른 창에서 일하는 동안 20초 넘게 걸린 작업이 끝나면 데스크톱 알림을 띄웁니다.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>The colours of the window.</source>
        <translation>창의 색입니다.</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>시스템에 맞춤</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>글자 크기</translation>
    </message>
    <message>
        <source>The size of all text, of the system&apos;s.</source>
        <translation>모든 글자의 크기이며, 시스템 글자 크기를 기준으로 합니다.</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Boxes of invented objects</source>
        <translation>오탐 박스</translation>
    </message>
    <message>
        <source>Whether pictures show the boxes of what a detector sees where nothing is.</source>
        <translation>아무것도 없는 곳에서 탐지기가 본 것의 박스를 그림에 표시할지 정합니다.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>What &quot;automatic&quot; stands for in the forms of trainings, evaluations and scans. A CUDA device that is not there is told when work starts.</source>
        <translation>학습, 평가, 검사 양식에서 &quot;자동&quot;이 뜻하는 장치입니다. 없는 CUDA 장치는 작업을 시작할 때 알립니다.</translation>
    </message>
    <message>
        <source>The fastest there is</source>
        <translation>가장 빠른 장치</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>What &quot;automatic&quot; stands for in the training of a patch: the numbers inside the network.</source>
        <translation>패치 학습에서 &quot;자동&quot;이 뜻하는 정밀도, 곧 신경망 안의 수입니다.</translation>
    </message>
    <message>
        <source>As the processor computes fastest</source>
        <translation>프로세서가 가장 빠른 쪽</translation>
    </message>
    <message>
        <source>fp32: exact</source>
        <translation>fp32: 정확함</translation>
    </message>
    <message>
        <source>bf16: faster, coarser</source>
        <translation>bf16: 더 빠르고 덜 정밀함</translation>
    </message>
    <message>
        <source>CPU threads</source>
        <translation>CPU 스레드</translation>
    </message>
    <message>
        <source>Threads that compute on the CPU. OMP_NUM_THREADS goes before it, where it is set.</source>
        <translation>CPU에서 계산하는 스레드 수입니다. OMP_NUM_THREADS가 있으면 그것이 우선합니다.</translation>
    </message>
    <message>
        <source>all cores</source>
        <translation>모든 코어</translation>
    </message>
    <message>
        <source>Keep the trash</source>
        <translation>휴지통 보관</translation>
    </message>
    <message>
        <source>So long what was deleted can be brought back; then it is erased. The command line keeps it 30 days.</source>
        <translation>삭제한 것을 되돌릴 수 있는 기간이며, 그 뒤에는 지워집니다. 명령줄은 30일 동안 보관합니다.</translation>
    </message>
    <message>
        <source>days</source>
        <translation>일</translation>
    </message>
    <message>
        <source>Thumbnails</source>
        <translation>섬네일</translation>
    </message>
    <message>
        <source>So much of a workspace&apos;s thumbnails is kept on disk; the oldest go first and are made again when they are seen.</source>
        <translation>작업 공간의 섬네일을 디스크에 이만큼 보관합니다. 오래된 것부터 지워지며, 다시 볼 때 새로 만듭니다.</translation>
    </message>
    <message>
        <source>MiB</source>
        <translation>MiB</translation>
    </message>
    <message>
        <source>Range: %1 to %2%3. Default: %4.</source>
        <translation>범위: %1~%2%3. 기본값: %4.</translation>
    </message>
    <message>
        <source>Default: on.</source>
        <translation>기본값: 켬.</translation>
    </message>
    <message>
        <source>Default: off.</source>
        <translation>기본값: 끔.</translation>
    </message>
    <message>
        <source>Default: %1.</source>
        <translation>기본값: %1.</translation>
    </message>
    <message>
        <source>Takes effect at once.</source>
        <translation>바로 적용됩니다.</translation>
    </message>
    <message>
        <source>Takes effect with the next work that is started.</source>
        <translation>다음에 시작하는 작업부터 적용됩니다.</translation>
    </message>
    <message>
        <source>Takes effect when a workspace is opened next.</source>
        <translation>다음에 작업 공간을 열 때 적용됩니다.</translation>
    </message>
    <message>
        <source>Takes effect at the next start.</source>
        <translation>다음에 시작할 때 적용됩니다.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be &quot;%2&quot;; it has its default.</source>
        <translation>&quot;%1&quot;에는 &quot;%2&quot;을(를) 쓸 수 없어 기본값을 씁니다.</translation>
    </message>
    <message>
        <source>General</source>
        <translation>일반</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>계산</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>저장 공간</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::SettingsComparison</name>
    <message>
        <source>The runs differ in this</source>
        <translation>실행마다 이 설정이 다릅니다</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::SettingsDialog</name>
    <message>
        <source>No setting has these words.</source>
        <translation>이 낱말이 들어 있는 설정이 없습니다.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>설정 검색</translation>
    </message>
    <message>
        <source>Shows the settings that have all of these words, of every section</source>
        <translation>모든 섹션에서 이 낱말이 모두 들어 있는 설정을 표시합니다</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>섹션</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>on</source>
        <translation>켬</translation>
    </message>
    <message>
        <source>beside the open one</source>
        <translation>열려 있는 작업 공간 옆</translation>
    </message>
    <message>
        <source>&amp;Folder…</source>
        <translation>폴더(&amp;F)…</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>폴더 선택</translation>
    </message>
    <message>
        <source>Choose where new workspaces are made</source>
        <translation>새 작업 공간을 만들 위치 선택</translation>
    </message>
    <message>
        <source>In the settings file is what cannot be taken:</source>
        <translation>설정 파일에 쓸 수 없는 것이 있습니다:</translation>
    </message>
    <message>
        <source>&amp;Restore defaults</source>
        <translation>기본값으로 되돌리기(&amp;R)</translation>
    </message>
    <message>
        <source>Restart &amp;now</source>
        <translation>지금 다시 시작(&amp;N)</translation>
    </message>
    <message>
        <source>Closes the window and opens it again, for what is seen at the next start alone</source>
        <translation>다음에 시작할 때 적용되는 것을 위해 창을 닫고 다시 엽니다</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>닫기(&amp;C)</translation>
    </message>
    <message>
        <source>Every shortcut as it was at first</source>
        <translation>모든 단축키를 처음 상태로 되돌립니다</translation>
    </message>
    <message>
        <source>The settings of this section as they were at first</source>
        <translation>이 섹션의 설정을 처음 상태로 되돌립니다</translation>
    </message>
    <message>
        <source>C&amp;lear the thumbnails</source>
        <translation>섬네일 비우기(&amp;L)</translation>
    </message>
    <message>
        <source>Erases the thumbnails of the open workspace; they are made again when they are seen</source>
        <translation>열려 있는 작업 공간의 섬네일을 지웁니다. 다시 볼 때 새로 만듭니다</translation>
    </message>
    <message>
        <source>No workspace is open.</source>
        <translation>열려 있는 작업 공간이 없습니다.</translation>
    </message>
    <message>
        <source>Clearing…</source>
        <translation>비우는 중…</translation>
    </message>
    <message>
        <source>Cleared: %1 thumbnails.</source>
        <translation>섬네일 %1개를 비웠습니다.</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::SettingsFile</name>
    <message>
        <source>1 setting was taken from %1.</source>
        <translation>%1에서 설정 1개를 가져왔습니다.</translation>
    </message>
    <message>
        <source>%1 settings were taken from %2.</source>
        <translation>%2에서 설정 %1개를 가져왔습니다.</translation>
    </message>
    <message>
        <source>Look at these:</source>
        <translation>다음을 확인하십시오:</translation>
    </message>
    <message>
        <source>Save the settings of the training</source>
        <translation>학습 설정 저장</translation>
    </message>
    <message>
        <source>Settings of a training (*.toml)</source>
        <translation>학습 설정 (*.toml)</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::Shortcuts</name>
    <message>
        <source>The same in every list and form of the system.</source>
        <translation>시스템의 모든 목록과 양식에서 같습니다.</translation>
    </message>
    <message>
        <source>A presenter&apos;s remote sends these keys.</source>
        <translation>발표용 리모컨이 보내는 키입니다.</translation>
    </message>
    <message>
        <source>The same in every picture and plot.</source>
        <translation>모든 그림과 그래프에서 같습니다.</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>새 작업 공간</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>작업 공간 열기</translation>
    </message>
    <message>
        <source>Open a run&apos;s settings</source>
        <translation>실행 설정 열기</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>휴지통</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Presentation mode</source>
        <translation>발표 모드</translation>
    </message>
    <message>
        <source>Presenting: back</source>
        <translation>발표: 뒤로</translation>
    </message>
    <message>
        <source>Presenting: forth</source>
        <translation>발표: 앞으로</translation>
    </message>
    <message>
        <source>Presenting: end</source>
        <translation>발표: 끝내기</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>데이터셋</translation>
    </message>
    <message>
        <source>Detectors</source>
        <translation>탐지기</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>실행 기록</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>평가</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Guide: do the step</source>
        <translation>안내: 단계 실행</translation>
    </message>
    <message>
        <source>Import a dataset</source>
        <translation>데이터셋 가져오기</translation>
    </message>
    <message>
        <source>Make a selection</source>
        <translation>선택 집합 만들기</translation>
    </message>
    <message>
        <source>Find images by file name</source>
        <translation>파일 이름으로 이미지 찾기</translation>
    </message>
    <message>
        <source>Next image</source>
        <translation>다음 이미지</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>이전 이미지</translation>
    </message>
    <message>
        <source>Boxes of the image</source>
        <translation>이미지의 박스</translation>
    </message>
    <message>
        <source>Detections in the image</source>
        <translation>이미지의 탐지 결과</translation>
    </message>
    <message>
        <source>Try a patch on the picture</source>
        <translation>사진에 패치 시험하기</translation>
    </message>
    <message>
        <source>Mark an image</source>
        <translation>이미지 표시</translation>
    </message>
    <message>
        <source>Mark all images</source>
        <translation>모든 이미지 표시</translation>
    </message>
    <message>
        <source>Start the training of a detector</source>
        <translation>탐지기 학습 시작</translation>
    </message>
    <message>
        <source>Rename a detector</source>
        <translation>탐지기 이름 바꾸기</translation>
    </message>
    <message>
        <source>Remove a detector</source>
        <translation>탐지기 제거</translation>
    </message>
    <message>
        <source>Start the training</source>
        <translation>학습 시작</translation>
    </message>
    <message>
        <source>Pause or resume the training</source>
        <translation>학습 일시 정지 또는 재개</translation>
    </message>
    <message>
        <source>Stop the training</source>
        <translation>학습 중지</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>로그 표시</translation>
    </message>
    <message>
        <source>Save the settings</source>
        <translation>설정 저장</translation>
    </message>
    <message>
        <source>Resume a run</source>
        <translation>실행 재개</translation>
    </message>
    <message>
        <source>Extend a run</source>
        <translation>실행 연장</translation>
    </message>
    <message>
        <source>Use a run&apos;s settings</source>
        <translation>실행 설정 사용</translation>
    </message>
    <message>
        <source>Save a run&apos;s settings</source>
        <translation>실행 설정 저장</translation>
    </message>
    <message>
        <source>Evaluate runs</source>
        <translation>실행 평가</translation>
    </message>
    <message>
        <source>Try a run&apos;s patch on a picture</source>
        <translation>실행의 패치를 사진에 시험하기</translation>
    </message>
    <message>
        <source>Compare a run&apos;s checkpoints</source>
        <translation>실행의 체크포인트 비교</translation>
    </message>
    <message>
        <source>Pin runs</source>
        <translation>실행 고정</translation>
    </message>
    <message>
        <source>Put runs into a group</source>
        <translation>실행을 그룹에 넣기</translation>
    </message>
    <message>
        <source>Export runs to a folder</source>
        <translation>실행을 폴더로 내보내기</translation>
    </message>
    <message>
        <source>Export a run as a page (PDF)</source>
        <translation>실행을 페이지로 내보내기(PDF)</translation>
    </message>
    <message>
        <source>Print the patch</source>
        <translation>패치 인쇄</translation>
    </message>
    <message>
        <source>Delete runs</source>
        <translation>실행 삭제</translation>
    </message>
    <message>
        <source>Rename a run</source>
        <translation>실행 이름 바꾸기</translation>
    </message>
    <message>
        <source>Open a run&apos;s folder</source>
        <translation>실행 폴더 열기</translation>
    </message>
    <message>
        <source>Filter the runs</source>
        <translation>실행 필터링</translation>
    </message>
    <message>
        <source>Start the evaluation</source>
        <translation>평가 시작</translation>
    </message>
    <message>
        <source>Stop the evaluation</source>
        <translation>평가 중지</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>이전 그림</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>다음 그림</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>축소</translation>
    </message>
    <message>
        <source>The whole picture</source>
        <translation>그림 전체</translation>
    </message>
    <message>
        <source>A pixel for a pixel</source>
        <translation>실제 크기</translation>
    </message>
    <message>
        <source>Fill the room, or the whole picture</source>
        <translation>화면 채우기 또는 그림 전체</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>박스</translation>
    </message>
    <message>
        <source>Copy a patch</source>
        <translation>패치 복사</translation>
    </message>
    <message>
        <source>Move the picture, or go to the next</source>
        <translation>그림 옮기기 또는 다음으로</translation>
    </message>
    <message>
        <source>To the next control</source>
        <translation>다음 컨트롤로</translation>
    </message>
    <message>
        <source>Back to the control before</source>
        <translation>이전 컨트롤로</translation>
    </message>
    <message>
        <source>There is no action &quot;%1&quot;; its key is passed over.</source>
        <translation>&quot;%1&quot;이라는 동작이 없어 그 키를 무시합니다.</translation>
    </message>
    <message>
        <source>The keys of &quot;%1&quot; cannot be changed; they are as ever.</source>
        <translation>&quot;%1&quot;의 키는 바꿀 수 없어 그대로 둡니다.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no key; &quot;%2&quot; has its default.</source>
        <translation>&quot;%1&quot;은(는) 키가 아니어서 &quot;%2&quot;에 기본 키를 씁니다.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has the key of &quot;%2&quot;; it has its default.</source>
        <translation>&quot;%1&quot;의 키가 &quot;%2&quot;의 키와 같아 기본 키를 씁니다.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>편집</translation>
    </message>
    <message>
        <source>View</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>도움말</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>모든 곳</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>라이브</translation>
    </message>
    <message>
        <source>The manual, at what one is doing</source>
        <translation>지금 하는 일에 해당하는 설명서</translation>
    </message>
    <message>
        <source>Freeze the picture, or let it go on</source>
        <translation>화면 멈춤 또는 계속</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>한 프레임 앞으로</translation>
    </message>
    <message>
        <source>Record, or end the recording</source>
        <translation>녹화 시작 또는 끝</translation>
    </message>
    <message>
        <source>The next patch</source>
        <translation>다음 패치</translation>
    </message>
    <message>
        <source>Patch, grey or noise on the objects</source>
        <translation>객체 위에 패치, 회색, 노이즈</translation>
    </message>
    <message>
        <source>The next detector</source>
        <translation>다음 탐지기</translation>
    </message>
    <message>
        <source>The next defence</source>
        <translation>다음 방어</translation>
    </message>
    <message>
        <source>Side by side, or a line between two</source>
        <translation>나란히 보기 또는 경계선 보기</translation>
    </message>
    <message>
        <source>Lay the patch by hand</source>
        <translation>패치를 손으로 놓기</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>설명서 검색</translation>
    </message>
    <message>
        <source>Back to what was read before</source>
        <translation>이전에 읽던 곳으로</translation>
    </message>
    <message>
        <source>Forward again</source>
        <translation>다시 앞으로</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>글자 크게</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>글자 작게</translation>
    </message>
    <message>
        <source>Usual size of the text</source>
        <translation>보통 글자 크기</translation>
    </message>
    <message>
        <source>Print the chapter</source>
        <translation>이 장 인쇄</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>설명서</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>대기열</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>연구</translation>
    </message>
    <message>
        <source>Make sheets for a trial outside</source>
        <translation>야외 시험용 시트 만들기</translation>
    </message>
    <message>
        <source>Measure films of a trial</source>
        <translation>시험 촬영본 측정</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::ShortcutsDialog</name>
    <message>
        <source>Shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>C&amp;hange…</source>
        <translation>변경(&amp;H)…</translation>
    </message>
    <message>
        <source>Gives actions other keys, in the settings</source>
        <translation>설정에서 동작에 다른 키를 줍니다</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::ShortcutsEditor</name>
    <message>
        <source>No ke&amp;y</source>
        <translation>키 없음(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Default</source>
        <translation>기본값(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Take it over</source>
        <translation>넘겨받기(&amp;T)</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Another action has that key now.</source>
        <translation>지금은 다른 동작이 그 키를 씁니다.</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>동작</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>키</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>새 키</translation>
    </message>
    <message>
        <source>Press the key that the marked action is to have</source>
        <translation>표시된 동작에 줄 키를 누르십시오</translation>
    </message>
    <message>
        <source>The marked action has no key</source>
        <translation>표시된 동작에 키를 두지 않습니다</translation>
    </message>
    <message>
        <source>The marked action has its key of the beginning</source>
        <translation>표시된 동작에 처음의 키를 씁니다</translation>
    </message>
    <message>
        <source>The other action loses the key</source>
        <translation>다른 동작에서 그 키를 뺍니다</translation>
    </message>
    <message>
        <source>New &amp;key</source>
        <translation>새 키(&amp;K)</translation>
    </message>
    <message>
        <source>%1 belongs to &quot;%2&quot; (%3) and cannot be given away.</source>
        <translation>%1은(는) &quot;%2&quot;(%3)의 키이며 넘겨줄 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 belongs to &quot;%2&quot; (%3).</source>
        <translation>%1은(는) &quot;%2&quot;(%3)의 키입니다.</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::StatusStrip</name>
    <message>
        <source>Progress</source>
        <translation>진행률</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>준비됨</translation>
    </message>
    <message>
        <source>%1 passes/s · %2 left · %3</source>
        <translation>%1 패스/초 · %2 남음 · %3</translation>
    </message>
    <message>
        <source>Preparing the training…</source>
        <translation>학습 준비 중…</translation>
    </message>
    <message>
        <source>Stopping and saving…</source>
        <translation>중지하고 저장하는 중…</translation>
    </message>
    <message>
        <source>GPU %1 % busy, %2 of %3, %4 of it by Blindspot</source>
        <translation>GPU 사용률 %1 %, %3 중 %2, 그중 Blindspot %4</translation>
    </message>
    <message>
        <source>GPU %1 % busy, %2 of %3 by all programs</source>
        <translation>GPU 사용률 %1 %, 모든 프로그램이 %3 중 %2 사용</translation>
    </message>
    <message>
        <source>a patch</source>
        <translation>패치</translation>
    </message>
    <message>
        <source>Training %1, iteration %2</source>
        <translation>%1 학습 중, 반복 %2</translation>
    </message>
    <message>
        <source>The training of %1 is paused at iteration %2</source>
        <translation>%1 학습이 반복 %2에서 일시 정지됨</translation>
    </message>
    <message>
        <source>What waits, and when it begins</source>
        <translation>기다리는 작업과 시작할 시각</translation>
    </message>
    <message>
        <source>Queue paused: %1 waiting</source>
        <translation>대기열 일시 정지: %1개 대기</translation>
    </message>
    <message>
        <source>Queue: %1 waiting</source>
        <translation>대기열: %1개 대기</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::StrongestPair</name>
    <message>
        <source>The pair on which more is hidden</source>
        <translation>더 많이 숨겨진 쌍</translation>
    </message>
    <message>
        <source>The pair on which less is hidden</source>
        <translation>덜 숨겨진 쌍</translation>
    </message>
    <message>
        <source>See this pair from near, and all the others</source>
        <translation>이 쌍과 나머지를 크게 봅니다</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>On none of the pictures does the patch hide an object.</source>
        <translation>패치가 객체를 숨긴 사진이 없습니다.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 중 %1</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::StudiesPage</name>
    <message>
        <source>%1 (%2 settings, %3 times each)</source>
        <translation>%1 (설정 %2가지, %3번씩)</translation>
    </message>
    <message>
        <source>%1 (%2 settings)</source>
        <translation>%1 (설정 %2가지)</translation>
    </message>
    <message>
        <source>Ne&amp;w study</source>
        <translation>새 연구(&amp;W)</translation>
    </message>
    <message>
        <source>Shows or hides the form: which options are varied, and what the patches are measured on</source>
        <translation>바꾸어 볼 옵션과 측정할 이미지를 정하는 양식을 보이거나 숨깁니다</translation>
    </message>
    <message>
        <source>Studies of this workspace</source>
        <translation>이 작업 공간의 연구</translation>
    </message>
    <message>
        <source>The studies of this workspace, newest first</source>
        <translation>이 작업 공간의 연구, 최근 것부터</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>대기열에 추가</translation>
    </message>
    <message>
        <source>What is left of it waits in the queue and begins when what runs has ended</source>
        <translation>남은 부분이 대기열에서 기다리다가 지금 도는 작업이 끝나면 시작합니다</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>삭제(&amp;L)</translation>
    </message>
    <message>
        <source>Takes the study out of the workspace; its runs and evaluations stay, and Ctrl+Z brings it back</source>
        <translation>연구를 작업 공간에서 뺍니다. 실행 기록과 평가는 남고 Ctrl+Z로 되돌립니다</translation>
    </message>
    <message>
        <source>Save &amp;report…</source>
        <translation>보고서 저장(&amp;R)…</translation>
    </message>
    <message>
        <source>HTML, CSV or JSON, by the ending of the file; the arrow chooses the language</source>
        <translation>파일 확장자에 따라 HTML, CSV, JSON으로 저장합니다. 화살표로 언어를 고릅니다</translation>
    </message>
    <message>
        <source>Progress of the study</source>
        <translation>연구 진행</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>중지(&amp;O)</translation>
    </message>
    <message>
        <source>Ends the study; what it has trained and measured is kept, and it goes on there</source>
        <translation>연구를 끝냅니다. 학습하고 측정한 것은 남으며 그곳에서 이어집니다</translation>
    </message>
    <message>
        <source>No study yet</source>
        <translation>아직 연구가 없습니다</translation>
    </message>
    <message>
        <source>Which patch size, which learning rate, how many iterations? A study trains every combination of the values that you name, measures each patch on held-out images beside grey and random squares, and tells which options matter. Choose them on the left.</source>
        <translation>패치 크기, 학습률, 반복은 얼마가 좋을까요? 연구는 정한 값의 모든 조합을 학습하고, 각 패치를 회색 및 무작위 사각형과 함께 보류 이미지에서 측정하여 어떤 옵션이 중요한지 알려 줍니다. 왼쪽에서 고르십시오.</translation>
    </message>
    <message>
        <source>Start the study</source>
        <translation>연구 시작</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Another program is at it</source>
        <translation>다른 프로그램이 하고 있습니다</translation>
    </message>
    <message>
        <source>Something runs that wants the whole machine: add the study to the queue</source>
        <translation>컴퓨터 전체를 쓰는 작업이 진행 중입니다. 연구를 대기열에 추가하십시오</translation>
    </message>
    <message>
        <source>Trains and measures what is left of it</source>
        <translation>남은 부분을 학습하고 측정합니다</translation>
    </message>
    <message>
        <source>Stopping and saving…</source>
        <translation>중지하고 저장하는 중…</translation>
    </message>
    <message>
        <source>Looking for what is done already…</source>
        <translation>이미 한 것을 찾는 중…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2개 중 %1번째</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 남음</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1개 실패</translation>
    </message>
    <message>
        <source>the deletion of study %1</source>
        <translation>연구 %1 삭제</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::StudyForm</name>
    <message>
        <source>%1 on %2</source>
        <translation>%2의 %1</translation>
    </message>
    <message>
        <source>%1 iterations, %2 px, rate %3</source>
        <translation>반복 %1, %2 px, 학습률 %3</translation>
    </message>
    <message>
        <source>As the form of the Train page says. &lt;a href=&quot;train&quot;&gt;Change it there&lt;/a&gt;</source>
        <translation>학습 페이지의 양식에 있는 그대로입니다. &lt;a href=&quot;train&quot;&gt;그곳에서 바꾸기&lt;/a&gt;</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>연구</translation>
    </message>
    <message>
        <source>It needs a name.</source>
        <translation>이름이 필요합니다.</translation>
    </message>
    <message>
        <source>There is a study of this name already.</source>
        <translation>같은 이름의 연구가 이미 있습니다.</translation>
    </message>
    <message>
        <source>At least two settings are drawn.</source>
        <translation>설정을 둘 이상 뽑아야 합니다.</translation>
    </message>
    <message>
        <source>1 to %1 are possible.</source>
        <translation>1부터 %1까지 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>2 to 6 are possible.</source>
        <translation>2부터 6까지 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>The workspace has no images yet. &lt;a href=&quot;dataset&quot;&gt;Import some&lt;/a&gt;</source>
        <translation>작업 공간에 아직 이미지가 없습니다. &lt;a href=&quot;dataset&quot;&gt;가져오기&lt;/a&gt;</translation>
    </message>
    <message>
        <source>How many trainings these are appears when the form is complete.</source>
        <translation>양식을 다 채우면 학습이 몇 번인지 보여 줍니다.</translation>
    </message>
    <message>
        <source>%1 settings, each trained %2 times: %3 trainings</source>
        <translation>설정 %1가지를 %2번씩 학습: 모두 %3번</translation>
    </message>
    <message>
        <source>%1 settings, each trained once</source>
        <translation>설정 %1가지를 한 번씩 학습</translation>
    </message>
    <message>
        <source>; those far behind stop early</source>
        <translation>, 많이 뒤진 것은 일찍 멈춤</translation>
    </message>
    <message>
        <source>. About %1 on this machine.</source>
        <translation>. 이 컴퓨터에서 약 %1.</translation>
    </message>
    <message>
        <source>. The time is known after a training like these and an evaluation.</source>
        <translation>. 시간은 비슷한 학습과 평가를 한 번씩 한 뒤에 알 수 있습니다.</translation>
    </message>
    <message>
        <source>&amp;Start the study</source>
        <translation>연구 시작(&amp;S)</translation>
    </message>
    <message>
        <source>Add to &amp;queue</source>
        <translation>대기열에 추가(&amp;Q)</translation>
    </message>
    <message>
        <source>Trains and measures one setting after the other; it can be stopped at any time and goes on where it was</source>
        <translation>설정을 하나씩 학습하고 측정합니다. 언제든 중지할 수 있고 멈춘 곳에서 이어집니다</translation>
    </message>
    <message>
        <source>What the study is called; its runs form the group of this name on the Runs page</source>
        <translation>연구의 이름. 그 실행들은 실행 기록 페이지에서 이 이름의 그룹이 됩니다</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>이름(&amp;N)</translation>
    </message>
    <message>
        <source>The same in all</source>
        <translation>모두 같은 것</translation>
    </message>
    <message>
        <source>every combination</source>
        <translation>모든 조합</translation>
    </message>
    <message>
        <source>drawn at random</source>
        <translation>무작위로 뽑음</translation>
    </message>
    <message>
        <source>Every combination of the values, or so many settings drawn at random, which is better where many options
are varied and few of them matter (Bergstra, Bengio 2012)</source>
        <translation>값의 모든 조합, 또는 무작위로 뽑은 몇 가지 설정. 많은 옵션을 바꾸어 보지만 중요한 것이
적을 때는 무작위가 낫습니다(Bergstra, Bengio 2012)</translation>
    </message>
    <message>
        <source>Settings that are drawn</source>
        <translation>뽑는 설정 수</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>1</source>
        <translation>1</translation>
    </message>
    <message>
        <source>A quick look: differences may be chance</source>
        <translation>빠른 확인: 차이가 우연일 수 있습니다</translation>
    </message>
    <message>
        <source>3</source>
        <translation>3</translation>
    </message>
    <message>
        <source>Tells what seeds alone make</source>
        <translation>시드만으로 생기는 차이를 알 수 있습니다</translation>
    </message>
    <message>
        <source>5</source>
        <translation>5</translation>
    </message>
    <message>
        <source>For a result that others are to rely on</source>
        <translation>다른 사람이 믿고 쓸 결과</translation>
    </message>
    <message>
        <source>How often each setting is trained, each time with a seed of its own: 1 to %1. Default: 1</source>
        <translation>설정마다 서로 다른 시드로 학습하는 횟수: 1~%1. 기본값: 1</translation>
    </message>
    <message>
        <source>Trainings of &amp;each</source>
        <translation>설정마다 횟수(&amp;E)</translation>
    </message>
    <message>
        <source>none: all to their end</source>
        <translation>없음: 모두 끝까지</translation>
    </message>
    <message>
        <source>the best 1/%1 go on</source>
        <translation>가장 좋은 1/%1만 계속</translation>
    </message>
    <message>
        <source>Successive halving: after a part of the iterations the settings are measured, and only the best of them go on.
Many more settings can be tried in the same time.</source>
        <translation>연속 반감법: 반복의 일부를 마친 뒤 설정을 측정하여 가장 좋은 것만 계속합니다.
같은 시간에 훨씬 많은 설정을 시험할 수 있습니다.</translation>
    </message>
    <message>
        <source>Stop early</source>
        <translation>일찍 멈추기</translation>
    </message>
    <message>
        <source>How often is measured; the last time is the end. 2 to 6, default 3</source>
        <translation>측정하는 횟수. 마지막은 학습의 끝입니다. 2~6, 기본값 3</translation>
    </message>
    <message>
        <source>Rungs</source>
        <translation>단계 수</translation>
    </message>
    <message>
        <source>The patches are measured on these images, with grey and random squares beside them. Images that were trained
on do not count: the figure is of held-out images alone.</source>
        <translation>패치를 회색 및 무작위 사각형과 함께 이 이미지에서 측정합니다. 학습에 쓴 이미지는
세지 않습니다. 수치는 보류 이미지만의 것입니다.</translation>
    </message>
    <message>
        <source>&amp;Measured on</source>
        <translation>측정 이미지(&amp;M)</translation>
    </message>
    <message>
        <source>20</source>
        <translation>20</translation>
    </message>
    <message>
        <source>The first 20 images: a quick look</source>
        <translation>처음 20장: 빠른 확인</translation>
    </message>
    <message>
        <source>100</source>
        <translation>100</translation>
    </message>
    <message>
        <source>The first 100 images</source>
        <translation>처음 100장</translation>
    </message>
    <message>
        <source>all</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>All images</source>
        <translation>모든 이미지</translation>
    </message>
    <message>
        <source>How many of these images: the first ones in their order. More make the intervals narrower. Default: all</source>
        <translation>이 이미지 가운데 몇 장을 쓸지: 순서대로 처음 것들. 많을수록 구간이 좁아집니다. 기본값: 모두</translation>
    </message>
    <message>
        <source>&amp;Images</source>
        <translation>이미지(&amp;I)</translation>
    </message>
    <message>
        <source>Trainings and time</source>
        <translation>학습 횟수와 시간</translation>
    </message>
    <message>
        <source>It waits in the queue and begins when what runs has ended</source>
        <translation>대기열에서 기다리다가 지금 도는 작업이 끝나면 시작합니다</translation>
    </message>
    <message>
        <source>⚠ Only %1 of %2 are held out: too few to tell settings apart.</source>
        <translation>⚠ %2 가운데 %1장만 보류 이미지입니다. 설정의 차이를 가리기에는 너무 적습니다.</translation>
    </message>
    <message>
        <source>%1 of %2 are held out: the figures are about these.</source>
        <translation>%2 가운데 %1장이 보류 이미지입니다. 결과는 이 이미지에 대한 것입니다.</translation>
    </message>
    <message>
        <source>None of the %1 is held out: %2 are trained on, %3 show nearly the same as these. Choose other images.</source>
        <translation>%1 가운데 보류 이미지가 없습니다. %2장은 학습에 쓰고, %3장은 학습 이미지와 거의 같습니다. 다른 이미지를 고르세요.</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::StudyOptions</name>
    <message>
        <source>Vary one more</source>
        <translation>하나 더 바꾸기</translation>
    </message>
    <message>
        <source>One more option of the training whose values are tried</source>
        <translation>값을 시험할 학습 옵션을 하나 더 고릅니다</translation>
    </message>
    <message>
        <source>Vary this no longer</source>
        <translation>더 이상 바꾸지 않기</translation>
    </message>
    <message>
        <source>Option that is varied</source>
        <translation>바꾸어 보는 옵션</translation>
    </message>
    <message>
        <source>Its values</source>
        <translation>그 값</translation>
    </message>
    <message>
        <source>The values that are tried, as in 100,150,200; with | between values that have commas themselves.
Of a search at random also a range, as in 1..10, or 1..10:log for one by powers.</source>
        <translation>시험할 값. 예: 100,150,200. 값 자체에 쉼표가 있으면 값 사이에 |를 씁니다.
무작위 탐색에서는 1..10 같은 범위나, 거듭제곱으로 고르는 1..10:log도 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>V&amp;aried</source>
        <translation>바꾸는 옵션(&amp;A)</translation>
    </message>
    <message>
        <source>It is varied above already.</source>
        <translation>위에서 이미 바꾸고 있습니다.</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::StudyView</name>
    <message>
        <source>Settings of the study</source>
        <translation>연구의 설정</translation>
    </message>
    <message>
        <source>Which options matter</source>
        <translation>어떤 옵션이 중요한가</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Each option</source>
        <translation>옵션마다</translation>
    </message>
    <message>
        <source>What matters</source>
        <translation>중요한 옵션</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>모든 설정</translation>
    </message>
    <message>
        <source>Each line is a setting: its value of each option from the lowest to the highest, and its figure at the right. The bold one is the best.</source>
        <translation>선 하나가 설정 하나입니다. 옵션마다 가장 낮은 값에서 가장 높은 값까지의 자리를 잇고, 오른쪽에 결과가 있습니다. 굵은 선이 가장 좋은 설정입니다.</translation>
    </message>
    <message>
        <source>Show its r&amp;un</source>
        <translation>실행 보기(&amp;U)</translation>
    </message>
    <message>
        <source>The run of the marked setting, with its patch and its curves, on the Runs page; Enter in the table does the same</source>
        <translation>고른 설정의 실행을 패치와 곡선과 함께 실행 기록 페이지에서 보여 줍니다. 표에서 Enter를 눌러도 됩니다</translation>
    </message>
    <message>
        <source>%1 of %2 settings measured</source>
        <translation>설정 %2가지 중 %1가지 측정</translation>
    </message>
    <message>
        <source>on %1 held out, with %2 noticed without a patch</source>
        <translation>보류 %1, 패치 없이 알아챈 %2</translation>
    </message>
    <message>
        <source>detector %1, class %2</source>
        <translation>탐지기 %1, 클래스 %2</translation>
    </message>
    <message>
        <source>%1 settings have trainings that failed: the table says why</source>
        <translation>학습에 실패한 설정이 %1가지 있습니다. 이유는 표에 있습니다</translation>
    </message>
    <message>
        <source>%1-what-matters</source>
        <translation>%1-중요한-옵션</translation>
    </message>
    <message>
        <source>%1-settings</source>
        <translation>%1-설정</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <translation>시드 %1</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::TrainAdvanced</name>
    <message>
        <source>fp32</source>
        <translation>fp32</translation>
    </message>
    <message>
        <source>bf16</source>
        <translation>bf16</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>회색</translation>
    </message>
    <message>
        <source>random</source>
        <translation>무작위</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>시작 상태</translation>
    </message>
    <message>
        <source>%1 patch, seed %2</source>
        <translation>%1 패치, 시드 %2</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>순서</translation>
    </message>
    <message>
        <source>A new order each iteration</source>
        <translation>반복마다 새 순서</translation>
    </message>
    <message>
        <source>this machine has no CUDA device</source>
        <translation>이 컴퓨터에 CUDA 장치가 없습니다</translation>
    </message>
    <message>
        <source>choose automatic or CPU</source>
        <translation>자동 또는 CPU를 선택하십시오</translation>
    </message>
    <message>
        <source>the file is not there</source>
        <translation>파일이 없습니다</translation>
    </message>
    <message>
        <source>choose another</source>
        <translation>다른 것을 선택하십시오</translation>
    </message>
    <message>
        <source>First patch</source>
        <translation>첫 패치</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>회색</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>무작위</translation>
    </message>
    <message>
        <source>A picture…</source>
        <translation>그림…</translation>
    </message>
    <message>
        <source>Choose the picture to begin with</source>
        <translation>처음에 쓸 그림 선택</translation>
    </message>
    <message>
        <source>Pictures and patches (*.png *.jpg *.jpeg *.bmp *.webp *.safetensors)</source>
        <translation>그림과 패치 (*.png *.jpg *.jpeg *.bmp *.webp *.safetensors)</translation>
    </message>
    <message>
        <source>Of all random numbers: the same seed gives the same run.
Range: whole numbers from 0. Default: 0.</source>
        <translation>모든 난수의 시드: 시드가 같으면 실행 결과도 같습니다.
범위: 0 이상의 정수. 기본값: 0.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Not a number up to 18446744073709551615: the seed stays %1.</source>
        <translation>18446744073709551615 이하의 수가 아닙니다. 시드 %1 유지.</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>컴퓨터</translation>
    </message>
    <message>
        <source>device %1, precision %2</source>
        <translation>장치 %1, 정밀도 %2</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>fp32: exact</source>
        <translation>fp32: 정확함</translation>
    </message>
    <message>
        <source>bf16: faster, coarser</source>
        <translation>bf16: 더 빠르고 덜 정밀함</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>묶음(batch)</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>체크포인트</translation>
    </message>
    <message>
        <source>So often the run is saved, so that it can be resumed after a loss of power.</source>
        <translation>실행을 저장하는 간격. 전원이 끊긴 뒤에도 재개할 수 있습니다.</translation>
    </message>
    <message>
        <source>s</source>
        <translation>초</translation>
    </message>
    <message>
        <source>Where the network runs. Automatic: CUDA where there is a device, else the CPU.
Default: automatic.</source>
        <translation>네트워크를 실행하는 곳. 자동: 장치가 있으면 CUDA, 없으면 CPU.
기본값: 자동.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CUDA</source>
        <translation>CUDA</translation>
    </message>
    <message>
        <source>Transforms</source>
        <translation>변환</translation>
    </message>
    <message>
        <source>rotation</source>
        <translation>회전</translation>
    </message>
    <message>
        <source>scale</source>
        <translation>배율</translation>
    </message>
    <message>
        <source>shift</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>brightness</source>
        <translation>밝기</translation>
    </message>
    <message>
        <source>contrast</source>
        <translation>대비</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>잡음</translation>
    </message>
    <message>
        <source>perspective</source>
        <translation>원근</translation>
    </message>
    <message>
        <source>blur</source>
        <translation>흐림</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Drawn anew each time; 0 switches it off.</source>
        <translation>매번 새로 뽑습니다. 0이면 끕니다.</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>회전</translation>
    </message>
    <message>
        <source>The patch is turned by up to so many degrees, either way.</source>
        <translation>패치를 양방향으로 최대 이 각도까지 돌립니다.</translation>
    </message>
    <message>
        <source>°</source>
        <translation>°</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>배율</translation>
    </message>
    <message>
        <source>Its side changes by up to this part of itself.</source>
        <translation>변의 길이가 최대 이 비율만큼 바뀝니다.</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>It moves by up to this part of its side.</source>
        <translation>변 길이의 최대 이 비율만큼 옮깁니다.</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>밝기</translation>
    </message>
    <message>
        <source>Up to this part of the full range is added or taken away.</source>
        <translation>전체 범위의 최대 이 비율만큼 더하거나 뺍니다.</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>대비</translation>
    </message>
    <message>
        <source>Contrast changes by up to this factor, around mid-grey.</source>
        <translation>중간 회색을 기준으로 대비가 최대 이 비율만큼 바뀝니다.</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>잡음</translation>
    </message>
    <message>
        <source>Noise of this standard deviation, as a part of the full range.</source>
        <translation>전체 범위에 대한 비율로 나타낸 잡음의 표준 편차.</translation>
    </message>
    <message>
        <source>Perspective</source>
        <translation>원근</translation>
    </message>
    <message>
        <source>Its corners move by up to this part of its side.</source>
        <translation>모서리가 변 길이의 최대 이 비율만큼 움직입니다.</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>흐림</translation>
    </message>
    <message>
        <source>Up to so many octaves of detail are lost.</source>
        <translation>최대 이 옥타브만큼 세부가 사라집니다.</translation>
    </message>
    <message>
        <source>octaves</source>
        <translation>옥타브</translation>
    </message>
    <message>
        <source>Tiling</source>
        <translation>타일</translation>
    </message>
    <message>
        <source>off, whole images</source>
        <translation>끔, 이미지 전체</translation>
    </message>
    <message>
        <source>%1 to %2 tiles a side</source>
        <translation>변당 타일 %1~%2개</translation>
    </message>
    <message>
        <source>Crops around objects</source>
        <translation>객체 주변 잘라내기</translation>
    </message>
    <message>
        <source>Fewest tiles</source>
        <translation>최소 타일</translation>
    </message>
    <message>
        <source>Tiles a side of a network input, at least.</source>
        <translation>네트워크 입력의 변당 타일 수 하한.</translation>
    </message>
    <message>
        <source>Most tiles</source>
        <translation>최대 타일</translation>
    </message>
    <message>
        <source>Tiles a side of a network input, at most.</source>
        <translation>네트워크 입력의 변당 타일 수 상한.</translation>
    </message>
    <message>
        <source>Smallest object</source>
        <translation>최소 객체</translation>
    </message>
    <message>
        <source>The object&apos;s longer side as a part of the tile&apos;s, at least.</source>
        <translation>타일 변에 대한 객체 긴 변의 비율 하한.</translation>
    </message>
    <message>
        <source>Largest object</source>
        <translation>최대 객체</translation>
    </message>
    <message>
        <source>The object&apos;s longer side as a part of the tile&apos;s, at most.</source>
        <translation>타일 변에 대한 객체 긴 변의 비율 상한.</translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation>좌우 반전</translation>
    </message>
    <message>
        <source>How often a tile is mirrored: 0 never, 1 always.</source>
        <translation>타일을 좌우로 뒤집는 빈도: 0 안 함, 1 항상.</translation>
    </message>
    <message>
        <source>Regularisers</source>
        <translation>정규화항</translation>
    </message>
    <message>
        <source>total variation</source>
        <translation>총변동</translation>
    </message>
    <message>
        <source>printability</source>
        <translation>인쇄 가능성</translation>
    </message>
    <message>
        <source>Total variation</source>
        <translation>총변동</translation>
    </message>
    <message>
        <source>Weight of the difference of neighbouring pixels: larger is smoother.</source>
        <translation>이웃한 픽셀 간 차이의 가중치: 클수록 매끄럽습니다.</translation>
    </message>
    <message>
        <source>Printability</source>
        <translation>인쇄 가능성</translation>
    </message>
    <message>
        <source>Weight of the distance to colours that a printer can print.</source>
        <translation>프린터가 인쇄할 수 있는 색과의 거리의 가중치.</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>최적화기</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>sign</source>
        <translation>부호</translation>
    </message>
    <message>
        <source>%1, constant rate</source>
        <translation>%1, 학습률 일정</translation>
    </message>
    <message>
        <source>%1, rate falls to %2</source>
        <translation>%1, 학습률이 %2까지 감소</translation>
    </message>
    <message>
        <source>Sign of the gradient</source>
        <translation>기울기의 부호</translation>
    </message>
    <message>
        <source>Final rate</source>
        <translation>최종 학습률</translation>
    </message>
    <message>
        <source>The learning rate falls linearly to this part of itself; 1: constant.</source>
        <translation>학습률이 처음 값의 이 비율까지 선형으로 줄어듭니다. 1: 일정.</translation>
    </message>
    <message>
        <source>Update after</source>
        <translation>갱신 간격</translation>
    </message>
    <message>
        <source>The patch changes after so many images (rounded up to whole network inputs).</source>
        <translation>이 수만큼의 이미지마다 패치를 갱신합니다(네트워크 입력 단위로 올림).</translation>
    </message>
    <message>
        <source>all images</source>
        <translation>모든 이미지</translation>
    </message>
    <message>
        <source>Beta 1</source>
        <translation>베타 1</translation>
    </message>
    <message>
        <source>Beta 2</source>
        <translation>베타 2</translation>
    </message>
    <message>
        <source>Adam: decay of its mean of gradients and of their squares.</source>
        <translation>Adam: 기울기 평균과 그 제곱 평균의 감쇠율.</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>목적 함수</translation>
    </message>
    <message>
        <source>hide, %1 anchors of an object</source>
        <translation>숨기기, 객체당 앵커 %1개</translation>
    </message>
    <message>
        <source>detection loss</source>
        <translation>탐지 손실</translation>
    </message>
    <message>
        <source>Hide: lower the scores</source>
        <translation>숨기기: 점수 낮추기</translation>
    </message>
    <message>
        <source>Detection loss: raise it</source>
        <translation>탐지 손실: 높이기</translation>
    </message>
    <message>
        <source>Anchors</source>
        <translation>앵커</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>겹침</translation>
    </message>
    <message>
        <source>Hide: only anchors whose own box overlaps the object this much (IoU)
are lowered; the others do not find it.</source>
        <translation>숨기기: 예측 상자가 객체와 이만큼(IoU) 겹치는 앵커만
낮춥니다. 나머지 앵커는 객체를 찾지 못합니다.</translation>
    </message>
    <message>
        <source>all in the object</source>
        <translation>객체 안 모두</translation>
    </message>
    <message>
        <source>Decoys</source>
        <translation>미끼</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>Hide: weight of raising the anchors in the object that do not find it,
so that the detector sees objects that are not there.</source>
        <translation>숨기기: 객체 안에서 객체를 찾지 못하는 앵커를 높이는 가중치.
탐지기가 없는 객체를 보게 합니다.</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>반올림</translation>
    </message>
    <message>
        <source>Round the input as ART does</source>
        <translation>ART처럼 입력 반올림</translation>
    </message>
    <message>
        <source>hide, 1 anchor of an object</source>
        <translation>숨기기, 객체당 앵커 1개</translation>
    </message>
    <message>
        <source>Scales</source>
        <translation>스케일</translation>
    </message>
    <message>
        <source>Adam: sizes of the patch that are stepped together, each half of the one before;
1: its pixels alone.</source>
        <translation>Adam: 함께 갱신하는 패치 크기의 수입니다. 각각 앞 크기의 절반입니다.
1: 픽셀만 갱신합니다.</translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Evenly in octaves</source>
        <translation>옥타브마다 고르게</translation>
    </message>
    <message>
        <source>As many objects of each doubling of size; else of each pixel, so that few are small.</source>
        <translation>크기가 두 배가 될 때마다 같은 수의 객체를 뽑습니다. 끄면 픽셀마다 고르게 뽑아 작은 객체가 적어집니다.</translation>
    </message>
    <message>
        <source>Hidden below</source>
        <translation>숨김 기준 점수</translation>
    </message>
    <message>
        <source>off: where scores are highest</source>
        <translation>끔: 점수가 가장 높은 곳</translation>
    </message>
    <message>
        <source>1 tile a side</source>
        <translation>변당 타일 1개</translation>
    </message>
    <message>
        <source>%1 tiles a side</source>
        <translation>변당 타일 %1개</translation>
    </message>
    <message>
        <source>relight</source>
        <translation>빛 변화</translation>
    </message>
    <message>
        <source>bend</source>
        <translation>휨</translation>
    </message>
    <message>
        <source>Relighting</source>
        <translation>빛 변화</translation>
    </message>
    <message>
        <source>A gradient of light makes one side brighter and the other darker by up to this part.</source>
        <translation>빛의 기울기로 한쪽은 이 비율까지 밝아지고 반대쪽은 어두워집니다.</translation>
    </message>
    <message>
        <source>Bending</source>
        <translation>휨</translation>
    </message>
    <message>
        <source>The patch is bent around an upright cylinder, up to so many degrees to each side.</source>
        <translation>패치를 세운 원통에 양쪽으로 이 각도까지 감습니다.</translation>
    </message>
    <message>
        <source>offset printing</source>
        <translation>오프셋 인쇄</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>카메라</translation>
    </message>
    <message>
        <source>shot noise</source>
        <translation>산탄 노이즈</translation>
    </message>
    <message>
        <source>read noise</source>
        <translation>읽기 노이즈</translation>
    </message>
    <message>
        <source>white balance</source>
        <translation>화이트 밸런스</translation>
    </message>
    <message>
        <source>gamma</source>
        <translation>감마</translation>
    </message>
    <message>
        <source>curve</source>
        <translation>커브</translation>
    </message>
    <message>
        <source>sharpening</source>
        <translation>선명화</translation>
    </message>
    <message>
        <source>JPEG from</source>
        <translation>JPEG 최저</translation>
    </message>
    <message>
        <source>On the whole picture, drawn anew each time; 0 switches it off.</source>
        <translation>이미지 전체에 적용하며 매번 새로 뽑습니다. 0이면 끕니다.</translation>
    </message>
    <message>
        <source>Shot noise</source>
        <translation>산탄 노이즈</translation>
    </message>
    <message>
        <source>Noise of the light: up to this standard deviation at white, of the full range of light.</source>
        <translation>빛의 노이즈: 흰색에서의 표준편차 상한(빛의 전체 범위 대비).</translation>
    </message>
    <message>
        <source>Read noise</source>
        <translation>읽기 노이즈</translation>
    </message>
    <message>
        <source>Noise of the sensor: up to this standard deviation everywhere, of the full range of light.</source>
        <translation>센서의 노이즈: 어디서나 같은 표준편차의 상한(빛의 전체 범위 대비).</translation>
    </message>
    <message>
        <source>White balance</source>
        <translation>화이트 밸런스</translation>
    </message>
    <message>
        <source>Red and blue light by up to this part, either way.</source>
        <translation>빨강과 파랑의 빛이 이 비율까지 늘거나 줄어듭니다.</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>감마</translation>
    </message>
    <message>
        <source>The values to a power of up to 2 to this, either way.</source>
        <translation>값을 2의 (이 값)제곱까지의 지수로 거듭제곱합니다(양방향).</translation>
    </message>
    <message>
        <source>Tone curve</source>
        <translation>톤 커브</translation>
    </message>
    <message>
        <source>An S-shaped curve of contrast of up to this strength, either way.</source>
        <translation>S자 대비 커브의 세기 상한(양방향).</translation>
    </message>
    <message>
        <source>Sharpening</source>
        <translation>선명화</translation>
    </message>
    <message>
        <source>An unsharp mask of up to this strength.</source>
        <translation>언샤프 마스크의 세기 상한.</translation>
    </message>
    <message>
        <source>JPEG quality</source>
        <translation>JPEG 품질</translation>
    </message>
    <message>
        <source>Compressed at a quality from this one to 100.</source>
        <translation>이 값부터 100까지의 품질로 압축합니다.</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>인쇄</translation>
    </message>
    <message>
        <source>only %1</source>
        <translation>%1만</translation>
    </message>
    <message>
        <source>%1 cells a side, %2</source>
        <translation>한 변에 %1칸, %2</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>칸</translation>
    </message>
    <message>
        <source>The patch is made of so many flat squares a side, which show from afar.</source>
        <translation>패치를 한 변에 이만큼의 단색 칸으로 만듭니다. 멀리서도 보입니다.</translation>
    </message>
    <message>
        <source>none, of its pixels</source>
        <translation>없음(픽셀 단위)</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Those of the palette alone</source>
        <translation>팔레트의 색만</translation>
    </message>
    <message>
        <source>The patch has no colour but the palette&apos;s.
Default: off.</source>
        <translation>패치가 팔레트의 색만 가집니다.
기본값: 끔.</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>팔레트</translation>
    </message>
    <message>
        <source>Offset printing</source>
        <translation>오프셋 인쇄</translation>
    </message>
    <message>
        <source>A file…</source>
        <translation>파일…</translation>
    </message>
    <message>
        <source>A filter that stands before the detector while the patch is trained, so that the patch knows it:
only against such a patch does a defence show what it is worth.
Default: none.</source>
        <translation>패치를 학습하는 동안 탐지기 앞에 두는 필터로, 패치가 이 방어를 알게 됩니다.
방어의 가치는 이런 패치에 대해서만 드러납니다.
기본값: 없음.</translation>
    </message>
    <message>
        <source>No defence</source>
        <translation>방어 없음</translation>
    </message>
    <message>
        <source>Through</source>
        <translation>통과할 방어</translation>
    </message>
    <message>
        <source>Its parameters</source>
        <translation>방어의 매개변수</translation>
    </message>
    <message>
        <source>NAME=VALUE, …; what is left out has its default.</source>
        <translation>이름=값, …; 적지 않은 것은 기본값입니다.</translation>
    </message>
    <message>
        <source>cutout</source>
        <translation>컷아웃</translation>
    </message>
    <message>
        <source>erasing</source>
        <translation>블록 지우기</translation>
    </message>
    <message>
        <source>Cutout</source>
        <translation>컷아웃</translation>
    </message>
    <message>
        <source>A square with this part of the patch&apos;s side turns grey, so that no part of the patch becomes
indispensable: the patch does more to detectors that it was not trained against. Usual: 0.4.</source>
        <translation>한 변이 패치 변의 이 비율인 정사각형을 회색으로 바꾸어, 패치의 어느 부분도 없어서는 안 될 부분이
되지 않게 합니다. 학습에 쓰지 않은 탐지기에 더 잘 통하게 됩니다. 보통 0.4입니다.</translation>
    </message>
    <message>
        <source>Cutout, how often</source>
        <translation>컷아웃 빈도</translation>
    </message>
    <message>
        <source>The part of the placements that is cut: 1: all. Only with a cutout.</source>
        <translation>컷아웃을 적용하는 배치의 비율입니다. 1이면 모두입니다. 컷아웃이 있을 때만 쓰입니다.</translation>
    </message>
    <message>
        <source>Erased blocks</source>
        <translation>지워지는 블록</translation>
    </message>
    <message>
        <source>This part of a grid of blocks of the patch turns grey, drawn anew each time, so that the patch still works
where a part of it is hidden. It grows over the training up to this. Usual: 0.5; 0 switches it off.</source>
        <translation>패치를 나눈 블록 가운데 이 비율을 매번 새로 뽑아 회색으로 바꾸어, 패치의 일부가 가려져도
효과가 남게 합니다. 학습하는 동안 이 값까지 커집니다. 보통 0.5이며, 0이면 끕니다.</translation>
    </message>
    <message>
        <source>Erased at first</source>
        <translation>처음에 지우는 비율</translation>
    </message>
    <message>
        <source>The part when the training begins. Only with erased blocks.</source>
        <translation>학습을 시작할 때의 비율입니다. 블록을 지울 때만 쓰입니다.</translation>
    </message>
    <message>
        <source>Blocks a side</source>
        <translation>한 변의 블록 수</translation>
    </message>
    <message>
        <source>Blocks of a side at the end of the training.</source>
        <translation>학습이 끝날 때 한 변의 블록 수입니다.</translation>
    </message>
    <message>
        <source>Blocks at first</source>
        <translation>처음의 블록 수</translation>
    </message>
    <message>
        <source>Blocks of a side when the training begins.</source>
        <translation>학습을 시작할 때 한 변의 블록 수입니다.</translation>
    </message>
    <message>
        <source>Several detectors</source>
        <translation>여러 탐지기</translation>
    </message>
    <message>
        <source>one detector</source>
        <translation>탐지기 하나</translation>
    </message>
    <message>
        <source>all count the same</source>
        <translation>모두 같은 비중</translation>
    </message>
    <message>
        <source>who resists most counts most</source>
        <translation>가장 버티는 쪽에 큰 비중</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>How much each of several detectors counts: all the same, or more for those whose loss
is highest, which resist most (min-max, as DOEPatch).
Default: mean.</source>
        <translation>여러 탐지기 각각의 비중입니다. 모두 같게 하거나, 손실이 가장 큰, 즉 가장 버티는 쪽의
비중을 키웁니다(최소-최대, DOEPatch 방식).
기본값: 평균.</translation>
    </message>
    <message>
        <source>Mean: all the same</source>
        <translation>평균: 모두 같게</translation>
    </message>
    <message>
        <source>Min-max: who resists most</source>
        <translation>최소-최대: 가장 버티는 쪽</translation>
    </message>
    <message>
        <source>Min-max: two detectors&apos; weights come to differ by the difference of their losses over this:
less follows the hardest alone.</source>
        <translation>최소-최대: 두 탐지기의 가중치 차이는 손실의 차이를 이 값으로 나눈 만큼이 됩니다.
작을수록 가장 버티는 탐지기만 따릅니다.</translation>
    </message>
    <message>
        <source>Rate of the weights</source>
        <translation>가중치의 변화율</translation>
    </message>
    <message>
        <source>Min-max: how far the weights follow in one update.</source>
        <translation>최소-최대: 한 번의 갱신에 가중치가 따라가는 정도입니다.</translation>
    </message>
    <message>
        <source>vanish, 1 anchor of an object</source>
        <translation>사라지게 하기, 객체당 앵커 1개</translation>
    </message>
    <message>
        <source>vanish, %1 anchors of an object</source>
        <translation>사라지게 하기, 객체당 앵커 %1개</translation>
    </message>
    <message>
        <source>create, 1 anchor of a patch</source>
        <translation>만들어 내기, 패치당 앵커 1개</translation>
    </message>
    <message>
        <source>create, %1 anchors of a patch</source>
        <translation>만들어 내기, 패치당 앵커 %1개</translation>
    </message>
    <message>
        <source>misclassify, 1 anchor of an object</source>
        <translation>오인시키기, 객체당 앵커 1개</translation>
    </message>
    <message>
        <source>misclassify, %1 anchors of an object</source>
        <translation>오인시키기, 객체당 앵커 %1개</translation>
    </message>
    <message>
        <source>What is optimised: lower the class&apos;s scores on its objects, raise the detector&apos;s own
training loss, lower the scores of every class, raise those of the target class at the
patch, or turn the class&apos;s into the target&apos;s. Each recipe has its own.</source>
        <translation>무엇을 최적화하는가: 객체에서 클래스의 점수를 낮추거나, 탐지기 자체의 학습 손실을 높이거나,
모든 클래스의 점수를 낮추거나, 패치 자리에서 목표 클래스의 점수를 높이거나,
클래스의 점수를 목표 클래스의 것으로 바꿉니다. 레시피마다 정해져 있습니다.</translation>
    </message>
    <message>
        <source>Vanish: lower every class</source>
        <translation>사라지게 하기: 모든 클래스 낮추기</translation>
    </message>
    <message>
        <source>Create: raise the target class</source>
        <translation>만들어 내기: 목표 클래스 높이기</translation>
    </message>
    <message>
        <source>Misclassify: turn into the target</source>
        <translation>오인시키기: 목표 클래스로 바꾸기</translation>
    </message>
    <message>
        <source>So many best-scored anchors of each object are lowered; create: of each patch, raised.</source>
        <translation>객체마다 점수가 가장 높은 앵커를 이 수만큼 낮춥니다. 만들어 내기: 패치마다 높입니다.</translation>
    </message>
    <message>
        <source>Hide, vanish: an anchor counts as hidden below this score, and the patch goes where one is
near it. Create, misclassify: above it an anchor reports something.</source>
        <translation>숨기기, 사라지게 하기: 앵커의 점수가 이 값보다 낮으면 숨겨진 것으로 보며, 패치는 이 값에 가까운
앵커를 따라갑니다. 만들어 내기, 오인시키기: 이 값보다 높으면 앵커가 무언가를 보고합니다.</translation>
    </message>
    <message>
        <source>%1 colours of a printer</source>
        <translation>프린터의 색 %1개</translation>
    </message>
    <message>
        <source>The colours that a printer prints: what printability is measured by.
A file is a printer&apos;s ICC profile, or has red, green and blue, 0 to 255, a line.</source>
        <translation>프린터가 인쇄하는 색: 인쇄 가능성을 재는 기준입니다.
파일은 프린터의 ICC 프로파일이거나, 한 줄에 빨강, 초록, 파랑(0~255)을 담습니다.</translation>
    </message>
    <message>
        <source>Choose the printer&apos;s colours</source>
        <translation>프린터의 색을 고르세요</translation>
    </message>
    <message>
        <source>Printers&apos; profiles and tables of colours (*.icc *.icm *.txt *.csv *.tsv)</source>
        <translation>프린터 프로파일과 색 표 (*.icc *.icm *.txt *.csv *.tsv)</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>헤드</translation>
    </message>
    <message>
        <source>Lower both heads of a detector that has two</source>
        <translation>헤드가 둘인 탐지기의 두 헤드를 모두 낮추기</translation>
    </message>
    <message>
        <source>Hide, vanish: not only the head that the detector is examined by.
YOLOv10 and YOLO26 have two.</source>
        <translation>숨기기, 사라지게 하기: 탐지기를 검사하는 헤드만이 아닙니다.
YOLOv10과 YOLO26에는 헤드가 둘 있습니다.</translation>
    </message>
    <message>
        <source>Several crops around objects share one network input instead of one whole image:
the network&apos;s time is spent on objects. Not with a fixed place.
Default: on (Hide objects), off (RobustDPatch).</source>
        <translation>이미지 전체 대신 객체 주변을 잘라낸 여러 조각이 네트워크 입력 하나를 나누어 씁니다:
네트워크의 시간을 객체에 씁니다. 고정 배치에서는 쓸 수 없습니다.
기본값: 켬(객체 숨기기), 끔(RobustDPatch).</translation>
    </message>
    <message>
        <source>How the patch follows the gradient.
Default: Adam (Hide objects), sign (RobustDPatch).</source>
        <translation>패치가 기울기를 따르는 방식.
기본값: Adam(객체 숨기기), 부호(RobustDPatch).</translation>
    </message>
    <message>
        <source>The input is rounded to multiples of the learning rate.
Default: off (Hide objects), on (RobustDPatch).</source>
        <translation>입력을 학습률의 배수로 반올림합니다.
기본값: 끔(객체 숨기기), 켬(RobustDPatch).</translation>
    </message>
    <message>
        <source>Images are visited in a new order each time.
Default: on (Hide objects), off (RobustDPatch).</source>
        <translation>이미지를 매번 새로운 순서로 거칩니다.
기본값: 켬(객체 숨기기), 끔(RobustDPatch).</translation>
    </message>
    <message>
        <source>What the patch looks like before the first update.
Default: grey (Hide objects), random (RobustDPatch).</source>
        <translation>첫 갱신 전 패치의 모습.
기본값: 회색(객체 숨기기), 무작위(RobustDPatch).</translation>
    </message>
    <message>
        <source>Of the numbers inside the network. Automatic: bf16 where this machine&apos;s processor computes with it.
Default: automatic (Hide objects), fp32 (RobustDPatch).</source>
        <translation>네트워크 내부 수의 정밀도입니다. 자동: 이 컴퓨터의 프로세서가 bf16으로 계산하면 bf16.
기본값: 자동(객체 숨기기), fp32(RobustDPatch).</translation>
    </message>
    <message>
        <source>Network inputs that go through at once: memory, never the result. Automatic: 4 on the CPU, 64 on CUDA,
fewer where they do not fit.</source>
        <translation>한 번에 처리하는 네트워크 입력의 수: 메모리에만 영향을 주고 결과에는 주지 않습니다. 자동: CPU에서는 4, CUDA에서는 64,
들어가지 않으면 더 적게.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1(%2)</translation>
    </message>
    <message>
        <source>Updates at once</source>
        <translation>동시 갱신 수</translation>
    </message>
    <message>
        <source>So many updates take their gradients from the same patch, side by side on the cores,
and change it one after the other. 1: each waits for the one before it.</source>
        <translation>이만큼의 갱신이 같은 패치에서 기울기를 구하고(코어마다 나란히),
차례로 패치를 바꿉니다. 1: 앞의 갱신이 끝나기를 기다립니다.</translation>
    </message>
    <message>
        <source>Coarse first</source>
        <translation>거칠게 먼저</translation>
    </message>
    <message>
        <source>The part of the iterations, from the first on, that is trained at half the size:
each takes a quarter of the time.</source>
        <translation>처음부터 절반 크기로 학습하는 반복의 비율입니다.
그런 반복은 시간이 4분의 1 듭니다.</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::TrainControls</name>
    <message>
        <source>&amp;Start</source>
        <translation>시작(&amp;S)</translation>
    </message>
    <message>
        <source>Pa&amp;use</source>
        <translation>일시 정지(&amp;U)</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>중지(&amp;O)</translation>
    </message>
    <message>
        <source>Start the training</source>
        <translation>학습 시작</translation>
    </message>
    <message>
        <source>Pause or resume the training</source>
        <translation>학습 일시 정지 또는 재개</translation>
    </message>
    <message>
        <source>Stop the training</source>
        <translation>학습 중지</translation>
    </message>
    <message>
        <source>Starts a new run with these settings</source>
        <translation>이 설정으로 새 실행을 시작합니다</translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <translation>재개(&amp;U)</translation>
    </message>
    <message>
        <source>Goes on where it was paused</source>
        <translation>일시 정지한 곳에서 계속합니다</translation>
    </message>
    <message>
        <source>Holds the training within one batch</source>
        <translation>묶음(batch) 하나 안에 학습을 멈춥니다</translation>
    </message>
    <message>
        <source>Nothing runs that could be paused</source>
        <translation>일시 정지할 학습이 없습니다</translation>
    </message>
    <message>
        <source>Ends the training and saves it; it can be resumed on the Runs page</source>
        <translation>학습을 끝내고 저장합니다. 실행 기록 페이지에서 재개할 수 있습니다</translation>
    </message>
    <message>
        <source>Nothing runs that could be stopped</source>
        <translation>중지할 학습이 없습니다</translation>
    </message>
    <message>
        <source>Stopping and saving…</source>
        <translation>중지하고 저장하는 중…</translation>
    </message>
    <message>
        <source>Add to &amp;queue</source>
        <translation>대기열에 추가(&amp;Q)</translation>
    </message>
    <message>
        <source>A run with these settings waits in the queue and begins when what runs has ended</source>
        <translation>이 설정의 실행이 대기열에서 기다리다가 지금 도는 작업이 끝나면 시작합니다</translation>
    </message>
    <message>
        <source>A detector or a study is being trained. A run can wait in the queue.</source>
        <translation>탐지기나 연구를 학습 중입니다. 실행은 대기열에서 기다릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Reading the images… What is changed here is for another run: add it to the queue.</source>
        <translation>이미지를 읽는 중… 여기서 바꾼 것은 다른 실행을 위한 것입니다. 대기열에 추가하십시오.</translation>
    </message>
    <message>
        <source>A training runs. What is changed here is for another run: add it to the queue.</source>
        <translation>학습 중입니다. 여기서 바꾼 것은 다른 실행을 위한 것입니다. 대기열에 추가하십시오.</translation>
    </message>
    <message>
        <source>The training is paused. What is changed here is for another run: add it to the queue.</source>
        <translation>학습을 일시 정지했습니다. 여기서 바꾼 것은 다른 실행을 위한 것입니다. 대기열에 추가하십시오.</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::TrainEstimate</name>
    <message>
        <source>Estimate</source>
        <translation>예상</translation>
    </message>
    <message>
        <source>The estimate appears when the form is complete.</source>
        <translation>양식을 모두 채우면 예상이 표시됩니다.</translation>
    </message>
    <message>
        <source>Measuring this machine…</source>
        <translation>이 컴퓨터를 측정하는 중…</translation>
    </message>
    <message>
        <source>No estimate: %1</source>
        <translation>예상 불가: %1</translation>
    </message>
    <message>
        <source>About %1 and %2 on this machine</source>
        <translation>이 컴퓨터에서 약 %1, %2</translation>
    </message>
    <message>
        <source>About %1 on this machine; memory not known</source>
        <translation>이 컴퓨터에서 약 %1, 메모리는 알 수 없음</translation>
    </message>
    <message>
        <source>Time and memory are measured when what runs has ended.</source>
        <translation>진행 중인 작업이 끝나면 시간과 메모리를 측정합니다.</translation>
    </message>
    <message>
        <source>As the run of %1 on this machine, which was of the same kind.</source>
        <translation>이 컴퓨터에서 같은 종류로 진행한 %1의 실행에 따른 값입니다.</translation>
    </message>
    <message>
        <source>From a short measurement of this detector on this machine; what a run costs is taken from then on.</source>
        <translation>이 컴퓨터에서 이 탐지기를 잠깐 측정한 값입니다. 실행을 하고 나면 그 값을 씁니다.</translation>
    </message>
    <message>
        <source>Memory: the peak, with the images that are kept.</source>
        <translation>메모리: 보관하는 이미지를 포함한 최댓값.</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::TrainForm</name>
    <message>
        <source>&amp;Open settings…</source>
        <translation>설정 열기(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save settings…</source>
        <translation>설정 저장(&amp;S)…</translation>
    </message>
    <message>
        <source>Fills the form from a configuration file: of the command line, or of an exported run</source>
        <translation>명령줄이나 내보낸 실행의 설정 파일로 양식을 채웁니다</translation>
    </message>
    <message>
        <source>Writes the form as a configuration file, which the command line takes too</source>
        <translation>양식을 명령줄에서도 쓸 수 있는 설정 파일로 씁니다</translation>
    </message>
    <message>
        <source>Open or save the settings of the form</source>
        <translation>양식의 설정 열기 또는 저장</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::TrainName</name>
    <message>
        <source>What the run is called. Empty: after recipe, selection or class, and patch size, as is shown.</source>
        <translation>실행의 이름입니다. 비워 두면 표시된 대로 레시피, 선택 집합 또는 클래스, 패치 크기로 이름을 짓습니다.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>there is a run of this name already</source>
        <translation>이 이름의 실행이 이미 있습니다</translation>
    </message>
    <message>
        <source>choose another name</source>
        <translation>다른 이름을 고르십시오</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::TrainPage</name>
    <message>
        <source>The training has ended. Does the patch do more than a grey square would?</source>
        <translation>학습이 끝났습니다. 패치가 회색 사각형보다 효과가 큽니까?</translation>
    </message>
    <message>
        <source>Ev&amp;aluate this patch</source>
        <translation>이 패치 평가(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>재개(&amp;R)</translation>
    </message>
    <message>
        <source>The training was stopped at iteration %1 of %2. Does the patch do more than a grey square would?</source>
        <translation>학습이 반복 %2회 중 %1회에서 중지되었습니다. 패치가 회색 사각형보다 효과가 큽니까?</translation>
    </message>
    <message>
        <source>The training was stopped before its first iteration had ended.</source>
        <translation>첫 반복이 끝나기 전에 학습이 중지되었습니다.</translation>
    </message>
    <message>
        <source>The last training, of %1, was stopped at iteration %2 of %3.</source>
        <translation>%1의 마지막 학습이 반복 %3회 중 %2회에서 중지되었습니다.</translation>
    </message>
    <message>
        <source>A detector or a study is being trained. Let it end or stop it on its page, then resume this run.</source>
        <translation>탐지기나 연구를 학습 중입니다. 끝나기를 기다리거나 그 페이지에서 중지한 뒤 이 실행을 재개하십시오.</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::TrainPlacement</name>
    <message>
        <source>Placement</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>On each object of the class, in its middle, as large as the object asks for</source>
        <translation>클래스의 각 객체 한가운데에, 객체의 크기에 맞게</translation>
    </message>
    <message>
        <source>At one place of the network input, the same in every image; tiling is switched off</source>
        <translation>네트워크 입력의 한곳에, 모든 이미지에서 같은 위치. 타일은 꺼집니다</translation>
    </message>
    <message>
        <source>Patch lies</source>
        <translation>패치 위치</translation>
    </message>
    <message>
        <source>Side of the patch as a part of the object&apos;s size (the square root of its box&apos;s area).
Range: %1. Default: %2.</source>
        <translation>객체 크기(박스 넓이의 제곱근)에 대한 패치 한 변의 비율.
범위: %1. 기본값: %2.</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>배율</translation>
    </message>
    <message>
        <source>middle</source>
        <translation>가운데</translation>
    </message>
    <message>
        <source>Pixels of the network input from its top or left border.
Default: the middle.</source>
        <translation>네트워크 입력의 위쪽 또는 왼쪽 가장자리에서의 픽셀 수.
기본값: 가운데.</translation>
    </message>
    <message>
        <source>row </source>
        <translation>행 </translation>
    </message>
    <message>
        <source>column </source>
        <translation>열 </translation>
    </message>
    <message>
        <source>Corner</source>
        <translation>모서리</translation>
    </message>
    <message>
        <source>Another image</source>
        <translation>다른 이미지</translation>
    </message>
    <message>
        <source>Shows the place on the next image of the selection</source>
        <translation>선택 집합의 다음 이미지에서 위치를 표시합니다</translation>
    </message>
    <message>
        <source>on objects, scale %1</source>
        <translation>객체 위, 배율 %1</translation>
    </message>
    <message>
        <source>fixed, in the middle</source>
        <translation>고정, 가운데</translation>
    </message>
    <message>
        <source>fixed, row %1, column %2</source>
        <translation>고정, 행 %1, 열 %2</translation>
    </message>
    <message>
        <source>on o&amp;bjects</source>
        <translation>객체 위(&amp;B)</translation>
    </message>
    <message>
        <source>fi&amp;xed</source>
        <translation>고정(&amp;X)</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::TrainSettings</name>
    <message>
        <source>I&amp;terations</source>
        <translation>반복(&amp;T)</translation>
    </message>
    <message>
        <source>How often every image is visited.</source>
        <translation>모든 이미지를 거치는 횟수.</translation>
    </message>
    <message>
        <source>A quick look</source>
        <translation>간단히 보기</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>보통</translation>
    </message>
    <message>
        <source>Best, and takes longest</source>
        <translation>최상, 가장 오래 걸림</translation>
    </message>
    <message>
        <source>quick look</source>
        <translation>간단히 보기</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>보통</translation>
    </message>
    <message>
        <source>best</source>
        <translation>최상</translation>
    </message>
    <message>
        <source>&amp;Patch size</source>
        <translation>패치 크기(&amp;P)</translation>
    </message>
    <message>
        <source>Side of the patch in pixels: of its picture, and of the network input where its place is fixed.</source>
        <translation>패치 한 변의 픽셀 수: 패치 그림의 픽셀이며, 고정 배치에서는 네트워크 입력의 픽셀입니다.</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>100 x 100 pixels</source>
        <translation>100 x 100 픽셀</translation>
    </message>
    <message>
        <source>150 x 150 pixels</source>
        <translation>150 x 150 픽셀</translation>
    </message>
    <message>
        <source>200 x 200 pixels</source>
        <translation>200 x 200 픽셀</translation>
    </message>
    <message>
        <source>&amp;Learning rate</source>
        <translation>학습률(&amp;L)</translation>
    </message>
    <message>
        <source>Change of a pixel in one update, in units of 0 to 255.</source>
        <translation>갱신 한 번에 픽셀이 바뀌는 크기, 0~255 단위.</translation>
    </message>
    <message>
        <source>Slow and stable</source>
        <translation>느리고 안정적</translation>
    </message>
    <message>
        <source>slow, stable</source>
        <translation>느림, 안정적</translation>
    </message>
    <message>
        <source>The sum of the three parts</source>
        <translation>세 부분의 합</translation>
    </message>
    <message>
        <source>How wrong the classes are</source>
        <translation>클래스가 틀린 정도</translation>
    </message>
    <message>
        <source>How wrong the boxes are</source>
        <translation>박스가 틀린 정도</translation>
    </message>
    <message>
        <source>How wrong the distribution of the boxes&apos; sides is</source>
        <translation>박스 변의 분포가 틀린 정도</translation>
    </message>
    <message>
        <source>Weight of &quot;%1&quot; in what is raised; 0 leaves it out. Default: %2.</source>
        <translation>높이는 손실에서 &quot;%1&quot;의 가중치. 0이면 제외. 기본값: %2.</translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <translation>%1의 가중치</translation>
    </message>
    <message>
        <source>None to choose: the class&apos;s scores are lowered directly.</source>
        <translation>선택할 손실이 없습니다. 클래스의 점수를 직접 낮춥니다.</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>What is raised: the detector&apos;s training loss, whole or in parts.</source>
        <translation>높이는 것: 탐지기의 학습 손실 전체 또는 일부.</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>보통</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>빠름</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>보통</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>빠름</translation>
    </message>
    <message>
        <source>Fastest</source>
        <translation>가장 빠름</translation>
    </message>
    <message>
        <source>None to choose: the classes&apos; scores are changed directly.</source>
        <translation>선택할 손실이 없습니다. 클래스의 점수를 직접 바꿉니다.</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::TrainStrip</name>
    <message>
        <source>Sho&amp;w the form</source>
        <translation>양식 보기(&amp;W)</translation>
    </message>
    <message>
        <source>F&amp;old the form</source>
        <translation>양식 접기(&amp;O)</translation>
    </message>
    <message>
        <source>%1 iterations</source>
        <translation>반복 %1회</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>rate %1</source>
        <translation>학습률 %1</translation>
    </message>
    <message>
        <source>Reading the images…</source>
        <translation>이미지를 읽는 중…</translation>
    </message>
    <message>
        <source>%1 of %2, paused</source>
        <translation>%1/%2, 일시 정지됨</translation>
    </message>
    <message>
        <source>%1 of %2, %3 left</source>
        <translation>%1/%2, %3 남음</translation>
    </message>
    <message>
        <source>Shows the settings beside the picture; what is changed there is for another run, which can wait in the queue</source>
        <translation>설정을 그림 옆에 보여 줍니다. 거기서 바꾼 것은 다른 실행을 위한 것이며 대기열에서 기다릴 수 있습니다</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::TrainSubject</name>
    <message>
        <source>Hide objects</source>
        <translation>객체 숨기기</translation>
    </message>
    <message>
        <source>RobustDPatch</source>
        <translation>RobustDPatch</translation>
    </message>
    <message>
        <source>A named set of all options. Choosing one sets them to its defaults;
what is trained on, iterations and patch size stay.</source>
        <translation>모든 옵션에 이름을 붙인 묶음. 레시피를 선택하면 그 기본값으로 설정됩니다.
학습 대상, 반복 횟수, 패치 크기는 그대로 남습니다.</translation>
    </message>
    <message>
        <source>&amp;Recipe</source>
        <translation>레시피(&amp;R)</translation>
    </message>
    <message>
        <source>As the library ART does it, to compare with: raises the detector&apos;s own training loss.</source>
        <translation>비교를 위해 ART 라이브러리의 방식대로 합니다: 탐지기 자체의 학습 손실을 높입니다.</translation>
    </message>
    <message>
        <source>The detector that the patch is trained against</source>
        <translation>패치를 학습할 상대 탐지기</translation>
    </message>
    <message>
        <source>&amp;Detector</source>
        <translation>탐지기(&amp;D)</translation>
    </message>
    <message>
        <source>The images that the patch is trained on: a selection,
or those of a dataset that show the class</source>
        <translation>패치 학습에 쓸 이미지: 선택 집합,
또는 데이터셋에서 그 클래스가 보이는 이미지</translation>
    </message>
    <message>
        <source>Selectio&amp;n</source>
        <translation>선택 집합(&amp;N)</translation>
    </message>
    <message>
        <source>The class whose objects are attacked: of those that the detector
knows and the images show, with images and objects</source>
        <translation>공격할 객체의 클래스: 탐지기가 알고 이미지에 보이는
클래스 중에서 선택, 이미지와 객체의 수 표시</translation>
    </message>
    <message>
        <source>&amp;Class</source>
        <translation>클래스(&amp;C)</translation>
    </message>
    <message>
        <source>10</source>
        <translation>10</translation>
    </message>
    <message>
        <source>The first 10 images: a quick look</source>
        <translation>처음 이미지 10장: 간단히 보기</translation>
    </message>
    <message>
        <source>100</source>
        <translation>100</translation>
    </message>
    <message>
        <source>The first 100 images</source>
        <translation>처음 이미지 100장</translation>
    </message>
    <message>
        <source>all</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>All images of the selection</source>
        <translation>선택 집합의 모든 이미지</translation>
    </message>
    <message>
        <source>How many of the images are used: the first ones in their order.
Default: all.</source>
        <translation>사용할 이미지 수: 순서대로 처음부터.
기본값: 전체.</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>/ %1</translation>
    </message>
    <message>
        <source>I&amp;mages</source>
        <translation>이미지(&amp;M)</translation>
    </message>
    <message>
        <source>there is no detector yet</source>
        <translation>아직 탐지기가 없습니다</translation>
    </message>
    <message>
        <source>add one on the &lt;a href=&quot;detectors&quot;&gt;Detectors page&lt;/a&gt;</source>
        <translation>&lt;a href=&quot;detectors&quot;&gt;탐지기 페이지&lt;/a&gt;에서 추가하십시오</translation>
    </message>
    <message>
        <source>this workspace has no detector &quot;%1&quot;</source>
        <translation>이 작업 공간에 없는 탐지기입니다: &quot;%1&quot;</translation>
    </message>
    <message>
        <source>choose another, or &lt;a href=&quot;detectors&quot;&gt;add it&lt;/a&gt;</source>
        <translation>다른 것을 선택하거나 &lt;a href=&quot;detectors&quot;&gt;추가&lt;/a&gt;하십시오</translation>
    </message>
    <message>
        <source>there are no images yet</source>
        <translation>아직 이미지가 없습니다</translation>
    </message>
    <message>
        <source>import a dataset on the &lt;a href=&quot;dataset&quot;&gt;Dataset page&lt;/a&gt;</source>
        <translation>&lt;a href=&quot;dataset&quot;&gt;데이터셋 페이지&lt;/a&gt;에서 데이터셋을 가져오십시오</translation>
    </message>
    <message>
        <source>this workspace has no &quot;%1&quot;</source>
        <translation>이 작업 공간에 없습니다: &quot;%1&quot;</translation>
    </message>
    <message>
        <source>choose another, or &lt;a href=&quot;dataset&quot;&gt;make it&lt;/a&gt;</source>
        <translation>다른 것을 선택하거나 &lt;a href=&quot;dataset&quot;&gt;만드십시오&lt;/a&gt;</translation>
    </message>
    <message>
        <source>the value %1 is out of range</source>
        <translation>값 %1: 범위를 벗어났습니다</translation>
    </message>
    <message>
        <source>use a number from 1</source>
        <translation>1 이상의 수를 입력하십시오</translation>
    </message>
    <message>
        <source>the images show no class that the detector knows</source>
        <translation>이미지에 탐지기가 아는 클래스가 없습니다</translation>
    </message>
    <message>
        <source>choose other images or another detector</source>
        <translation>다른 이미지나 다른 탐지기를 선택하십시오</translation>
    </message>
    <message>
        <source>the images show no &quot;%1&quot; that the detector knows</source>
        <translation>탐지기가 아는 &quot;%1&quot;이(가) 이미지에 없습니다</translation>
    </message>
    <message>
        <source>choose a class of the list</source>
        <translation>목록에서 클래스를 선택하십시오</translation>
    </message>
    <message>
        <source>Lowers every score near an object of the class, so that nothing is noticed there. Recommended.</source>
        <translation>클래스의 객체 근처에 있는 모든 점수를 낮추어 그곳에서 아무것도 알아채지 못하게 합니다. 권장합니다.</translation>
    </message>
    <message>
        <source>Breaks and invents boxes: the AP50 falls further, but more objects are still noticed.</source>
        <translation>상자를 깨뜨리고 지어냅니다. AP50은 더 떨어지지만 여전히 알아채는 객체가 더 많습니다.</translation>
    </message>
    <message>
        <source>Break boxes</source>
        <translation>상자 깨뜨리기</translation>
    </message>
    <message>
        <source>Hides objects through what a printed patch meets outdoors: light, bending, a camera, JPEG.</source>
        <translation>인쇄한 패치가 바깥에서 겪는 빛, 휨, 카메라, JPEG를 거치면서도 객체를 숨깁니다.</translation>
    </message>
    <message>
        <source>Hide objects, printed</source>
        <translation>객체 숨기기(인쇄용)</translation>
    </message>
    <message>
        <source>Further detectors that the same patch is trained against: every image goes through each of them,
which costs as many passes more. How much each counts is set under &quot;Several detectors&quot;.</source>
        <translation>같은 패치를 함께 학습시킬 다른 탐지기입니다. 모든 이미지가 각 탐지기를 통과하므로 그만큼
패스가 늘어납니다. 각각의 비중은 &quot;여러 탐지기&quot;에서 정합니다.</translation>
    </message>
    <message>
        <source>A&amp;lso against</source>
        <translation>함께 상대할 탐지기(&amp;L)</translation>
    </message>
    <message>
        <source>choose others, or &lt;a href=&quot;detectors&quot;&gt;add it&lt;/a&gt;</source>
        <translation>다른 것을 고르거나 &lt;a href=&quot;detectors&quot;&gt;추가하세요&lt;/a&gt;</translation>
    </message>
    <message>
        <source>the input of &quot;%1&quot; has %2 pixels a side, that of &quot;%3&quot; has %4</source>
        <translation>&quot;%1&quot;의 입력은 한 변이 %2픽셀, &quot;%3&quot;의 입력은 %4픽셀입니다</translation>
    </message>
    <message>
        <source>choose detectors of one input size</source>
        <translation>입력 크기가 같은 탐지기를 고르세요</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has the weights of &quot;%2&quot;</source>
        <translation>&quot;%1&quot;과(와) &quot;%2&quot;의 가중치가 같습니다</translation>
    </message>
    <message>
        <source>choose each detector once</source>
        <translation>탐지기마다 한 번씩만 고르세요</translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not know the class &quot;%2&quot;</source>
        <translation>&quot;%1&quot;은(는) &quot;%2&quot; 클래스를 모릅니다</translation>
    </message>
    <message>
        <source>choose a class that all of them know, or leave it out</source>
        <translation>모든 탐지기가 아는 클래스를 고르거나 이 탐지기를 빼세요</translation>
    </message>
    <message>
        <source>Lowers the scores of every class on the objects of every class, so that nothing at all is noticed on them.</source>
        <translation>모든 클래스의 객체에서 모든 클래스의 점수를 낮추어, 그 위에서 아무것도 알아채지 못하게 합니다.</translation>
    </message>
    <message>
        <source>Makes the detector see objects of the target class at the patch, where there are none.</source>
        <translation>아무것도 없는 패치 자리에서 탐지기가 목표 클래스의 객체를 보게 합니다.</translation>
    </message>
    <message>
        <source>Makes the detector take objects of the class for objects of the target class.</source>
        <translation>탐지기가 클래스의 객체를 목표 클래스의 객체로 오인하게 합니다.</translation>
    </message>
    <message>
        <source>Let everything vanish</source>
        <translation>모두 사라지게 하기</translation>
    </message>
    <message>
        <source>Create objects</source>
        <translation>객체 만들어 내기</translation>
    </message>
    <message>
        <source>Misclassify objects</source>
        <translation>객체 오인시키기</translation>
    </message>
    <message>
        <source>The class that is to be seen: of the objects that are to appear, or that the
objects are to be taken for. Any that the detector knows.</source>
        <translation>보이게 할 클래스: 나타나게 할 객체의 클래스, 또는 객체를 오인하게 할 클래스입니다.
탐지기가 아는 어떤 클래스든 됩니다.</translation>
    </message>
    <message>
        <source>Tar&amp;get class</source>
        <translation>목표 클래스(&amp;G)</translation>
    </message>
    <message>
        <source>the detector has no class &quot;%1&quot;</source>
        <translation>탐지기에 클래스 &quot;%1&quot;이(가) 없습니다</translation>
    </message>
    <message>
        <source>this is the attacked class itself</source>
        <translation>공격 대상 클래스 자신입니다</translation>
    </message>
    <message>
        <source>choose another class of the list</source>
        <translation>목록에서 다른 클래스를 선택하십시오</translation>
    </message>
    <message>
        <source>one of &quot;%1&quot; and &quot;%2&quot; stretches pictures to its input, the other puts a grey border around them</source>
        <translation>&quot;%1&quot;과(와) &quot;%2&quot; 가운데 하나는 그림을 입력 크기로 늘이고, 다른 하나는 둘레에 회색 테두리를 둡니다</translation>
    </message>
    <message>
        <source>choose detectors that take pictures the same way</source>
        <translation>그림을 같은 방식으로 받는 탐지기를 고르십시오</translation>
    </message>
    <message>
        <source>the training loss of RT-DETR, which this recipe raises, is not known here</source>
        <translation>이 레시피가 높이는 RT-DETR의 학습 손실은 여기에 구현되어 있지 않습니다</translation>
    </message>
    <message>
        <source>choose the recipe &quot;hide&quot;, or another detector</source>
        <translation>레시피 &quot;hide&quot;나 다른 탐지기를 고르십시오</translation>
    </message>
    <message>
        <source>the training loss of &quot;%1&quot;, which this recipe raises, is not known here</source>
        <translation>이 레시피가 높이는 &quot;%1&quot;의 학습 손실은 여기에 구현되어 있지 않습니다</translation>
    </message>
    <message>
        <source>the images have no annotations: no patch can be trained on them</source>
        <translation>이미지에 주석이 없어 패치를 학습할 수 없습니다</translation>
    </message>
    <message>
        <source>choose images with annotations</source>
        <translation>주석이 있는 이미지를 고르십시오</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::TrashDialog</name>
    <message>
        <source>%1, with 1 selection</source>
        <translation>%1, 선택 집합 1개와 함께</translation>
    </message>
    <message>
        <source>%1, with %2 selections</source>
        <translation>%1, 선택 집합 %2개와 함께</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>휴지통</translation>
    </message>
    <message>
        <source>Deleted things</source>
        <translation>삭제한 것</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>삭제한 때</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>되돌리기(&amp;R)</translation>
    </message>
    <message>
        <source>Bring the marked ones back, with all that belongs to them</source>
        <translation>표시한 것을 딸린 것과 함께 되돌립니다</translation>
    </message>
    <message>
        <source>&amp;Empty the trash</source>
        <translation>휴지통 비우기(&amp;E)</translation>
    </message>
    <message>
        <source>Erase all of this for good</source>
        <translation>모두 완전히 지웁니다</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>닫기(&amp;C)</translation>
    </message>
    <message>
        <source>The trash is empty. What is deleted comes here and can be brought back for %1 days.</source>
        <translation>휴지통이 비어 있습니다. 삭제한 것은 이곳에 오고, %1일 동안 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>What is deleted can be brought back for %1 days; then it is erased. Pictures, and the files of detectors, are never touched.</source>
        <translation>삭제한 것은 %1일 동안 되돌릴 수 있고, 그 뒤에는 지워집니다. 사진과 탐지기의 파일은 건드리지 않습니다.</translation>
    </message>
    <message>
        <source>Empty the trash?</source>
        <translation>휴지통을 비울까요?</translation>
    </message>
    <message>
        <source>All that is in it is erased for good: this cannot be undone.</source>
        <translation>그 안의 모든 것이 완전히 지워집니다. 되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>휴지통 비우기</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>유지</translation>
    </message>
    <message>
        <source>%1 could not be erased: files may be in use. Try again later.</source>
        <translation>%1개를 지우지 못했습니다. 파일이 쓰이고 있을 수 있습니다. 나중에 다시 해 보십시오.</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::TrialCanvas</name>
    <message>
        <source>Picture with the patch</source>
        <translation>패치가 놓인 이미지</translation>
    </message>
    <message>
        <source>Drag the patch; its corners scale it (with Ctrl around its middle), the handle above turns it (with Shift by 15°).
Arrows: 1 px, with Shift 10. + and -: scale. [ and ]: turn by 1°. Page Up and Page Down: another patch of the picture.
Home: back to where its run lays it, with Shift on each object. Delete: take it away.
Double click on an object: lay it there, with Ctrl one more. 1 patch, 2 grey, 3 noise, 0 none.
Wheel, Ctrl++ and Ctrl+-: zoom. F: fit. B: boxes.</source>
        <translation>패치를 끌어 옮깁니다. 모서리는 크기를 바꾸고(Ctrl: 한가운데를 두고), 위 손잡이는 돌립니다(Shift: 15°씩).
화살표: 1 px, Shift와 함께 10 px. +와 -: 크기. [와 ]: 1° 돌리기. Page Up과 Page Down: 이미지의 다른 패치.
Home: 실행의 배치로 되돌리기, Shift와 함께 객체마다. Delete: 치우기.
객체를 두 번 클릭: 그 위에 놓기, Ctrl과 함께 하나 더. 1 패치, 2 회색, 3 잡음, 0 없음.
휠, Ctrl++와 Ctrl+-: 확대와 축소. F: 맞춤. B: 박스.</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::TrialSheetsDialog</name>
    <message>
        <source>Sheets for a trial outside</source>
        <translation>야외 시험용 시트</translation>
    </message>
    <message>
        <source>Three pages of one size: the patch, a grey square and a square of noise, each with markers that tell them apart in your films.</source>
        <translation>크기가 같은 세 쪽입니다. 패치, 회색 사각형, 잡음 사각형이며, 촬영본에서 구별하는 마커가 쪽마다 있습니다.</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>Side of the printed patch, %1 to %2 mm; larger ones are found from farther away</source>
        <translation>인쇄할 패치의 변, %1~%2 mm. 클수록 더 멀리서 찾습니다</translation>
    </message>
    <message>
        <source>&amp;Side</source>
        <translation>변(&amp;S)</translation>
    </message>
    <message>
        <source>Print at 100 %. A file with the same name and the ending .json is kept beside the PDF: the measuring needs it.</source>
        <translation>100 %로 인쇄하십시오. PDF 옆에 이름이 같은 .json 파일이 남으며, 측정할 때 필요합니다.</translation>
    </message>
    <message>
        <source>&amp;Try it on a drawn street first…</source>
        <translation>먼저 그려진 거리에서 시험해 보기(&amp;T)…</translation>
    </message>
    <message>
        <source>Draws films of persons who carry these sheets, and measures them like yours: whether such a trial can tell anything</source>
        <translation>이 시트를 든 사람들의 촬영본을 그려서 직접 찍은 것처럼 측정합니다. 그런 시험이 무언가를 말해 줄 수 있는지 알 수 있습니다</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>PDF로 저장…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>인쇄…</translation>
    </message>
    <message>
        <source>Sheets are made of square patches; this one is %1 x %2 pixels.</source>
        <translation>시트는 정사각형 패치로만 만듭니다. 이 패치는 %1 x %2픽셀입니다.</translation>
    </message>
    <message>
        <source>No paper holds a sheet of this size: choose a smaller one.</source>
        <translation>이 크기의 시트가 들어가는 용지가 없습니다. 더 작은 크기를 고르십시오.</translation>
    </message>
    <message>
        <source>on %1; a phone that films %2 pixels across sees the markers up to %3 m</source>
        <translation>%1 용지. 가로 %2픽셀로 찍는 휴대전화는 마커를 %3 m까지 찾습니다</translation>
    </message>
    <message>
        <source>Save the sheets</source>
        <translation>시트 저장</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Keep the trial&apos;s file, which the measuring needs</source>
        <translation>측정에 필요한 시험 파일 저장</translation>
    </message>
    <message>
        <source>Trial (*.json)</source>
        <translation>시험 (*.json)</translation>
    </message>
    <message>
        <source>The sheets do not fit on the paper of this printer: choose a larger paper or a smaller side.</source>
        <translation>시트가 이 프린터의 용지에 들어가지 않습니다. 더 큰 용지나 더 작은 변을 고르십시오.</translation>
    </message>
    <message>
        <source>The printer could not take the pages.</source>
        <translation>프린터가 쪽을 받지 못했습니다.</translation>
    </message>
    <message>
        <source>The sheets were given to the printer</source>
        <translation>시트를 프린터로 보냈습니다</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::UiQueue</name>
    <message>
        <source>An unknown failure</source>
        <translation>알 수 없는 오류</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::VideoFields</name>
    <message>
        <source>one in so many</source>
        <translation>몇 장에 하나씩</translation>
    </message>
    <message>
        <source>where the picture changes</source>
        <translation>화면이 달라질 때만</translation>
    </message>
    <message>
        <source>Pictures that hardly differ teach nothing new. A change is a mean difference of %1 % of the grey levels from the last frame taken.</source>
        <translation>거의 같은 그림은 새로 알려 주는 것이 없습니다. 마지막으로 가져온 프레임과 밝기가 평균 %1 % 이상 다르면 달라진 것으로 봅니다.</translation>
    </message>
    <message>
        <source>1 takes every frame; most cameras film 25 to 60 frames a second</source>
        <translation>1이면 모든 프레임을 가져옵니다. 카메라는 대개 1초에 25~60프레임을 찍습니다</translation>
    </message>
    <message>
        <source>none: pictures alone</source>
        <translation>없음: 그림만</translation>
    </message>
    <message>
        <source>Its detections become the annotations. Nobody has checked them, which the dataset says: a measurement of the same detector on them compares it with itself.</source>
        <translation>이 탐지기의 검출 결과가 주석이 됩니다. 아무도 확인하지 않은 것이며 데이터셋에 그렇게 적힙니다. 같은 탐지기를 이 주석으로 측정하면 자기 자신과 비교하게 됩니다.</translation>
    </message>
    <message>
        <source>Detections above it become annotations, from 0 to 1; usually %1</source>
        <translation>이 값을 넘는 검출 결과가 주석이 됩니다. 0~1, 보통 %1</translation>
    </message>
    <message>
        <source>&amp;Frames</source>
        <translation>프레임(&amp;F)</translation>
    </message>
    <message>
        <source>One &amp;in</source>
        <translation>간격(&amp;I)</translation>
    </message>
    <message>
        <source>Annotated &amp;by</source>
        <translation>주석을 만들 탐지기(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Confidence</source>
        <translation>신뢰도(&amp;C)</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::WelcomePage</name>
    <message>
        <source>Blindspot</source>
        <translation>Blindspot</translation>
    </message>
    <message>
        <source>Recent workspaces</source>
        <translation>최근 작업 공간</translation>
    </message>
    <message>
        <source>Blindspot finds what an object detector does not see. It trains a small printed patch until the detector loses the objects that carry it, and shows live what is lost. Everything stays on this machine.</source>
        <translation>Blindspot은 객체 탐지기가 보지 못하는 것을 찾습니다. 인쇄할 작은 패치를 학습하여 패치가 붙은 객체를 탐지기가 놓치게 하고, 놓치는 것을 실시간으로 보여 줍니다. 모든 데이터는 이 컴퓨터에만 남습니다.</translation>
    </message>
    <message>
        <source>&amp;Begin</source>
        <translation>시작(&amp;B)</translation>
    </message>
    <message>
        <source>Opens the workspace %1, which keeps datasets, detectors and runs</source>
        <translation>데이터셋, 탐지기, 실행을 보관하는 작업 공간을 엽니다: %1</translation>
    </message>
    <message>
        <source>&amp;Import a dataset…</source>
        <translation>데이터셋 가져오기(&amp;I)…</translation>
    </message>
    <message>
        <source>COCO, YOLO or Pascal VOC; the pictures stay where they are</source>
        <translation>COCO, YOLO 또는 Pascal VOC. 이미지는 원래 위치에 그대로 남습니다</translation>
    </message>
    <message>
        <source>&amp;Choose a workspace folder…</source>
        <translation>작업 공간 폴더 선택(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Try the demonstration</source>
        <translation>시연 해 보기(&amp;T)</translation>
    </message>
    <message>
        <source>Four steps on scenes and with a detector that Blindspot brings with it: see a detector, blind it,
measure it, harden it. Needs no network.</source>
        <translation>Blindspot에 들어 있는 장면과 탐지기로 네 단계를 진행합니다. 탐지기를 보고, 눈을 가리고,
측정하고, 강화합니다. 네트워크가 필요 없습니다.</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::WorkspaceCatalogue</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Dataset %1 (%2)</source>
        <translation>데이터셋 %1 (%2)</translation>
    </message>
    <message>
        <source>%1 (%2, %3)</source>
        <translation>%1 (%2, %3)</translation>
    </message>
    <message>
        <source>%1 %2, input of %3 px, %4</source>
        <translation>%1 %2, 입력 %3 px, %4</translation>
    </message>
</context>
<context>
    <name>blindspot::ui::marks</name>
    <message>
        <source>invented %1</source>
        <translation>오탐 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>탐지 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>found</source>
        <translation>탐지</translation>
    </message>
    <message>
        <source>half seen</source>
        <translation>반쯤 보임</translation>
    </message>
    <message numerus="yes">
        <source>%n half seen</source>
        <translation>
            <numerusform>반쯤 보임 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>숨김</translation>
    </message>
    <message numerus="yes">
        <source>%n hidden</source>
        <translation>
            <numerusform>숨김 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>missed</source>
        <translation>미탐지</translation>
    </message>
    <message numerus="yes">
        <source>%n missed without the patch too</source>
        <translation>
            <numerusform>패치 없이도 미탐지 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>missed without the patch too</source>
        <translation>패치 없이도 미탐지</translation>
    </message>
    <message>
        <source>on object %1</source>
        <translation>객체 위 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n invented on objects</source>
        <translation>
            <numerusform>객체 위 오탐 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>invented on an object</source>
        <translation>객체 위 오탐</translation>
    </message>
    <message numerus="yes">
        <source>%n invented elsewhere</source>
        <translation>
            <numerusform>그 밖의 오탐 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>invented elsewhere</source>
        <translation>그 밖의 오탐</translation>
    </message>
</context>
</TS>
