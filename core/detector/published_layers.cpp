#include "core/detector/published_layers.h"

namespace blindspot::detector {

namespace {

constexpr std::string_view kYoloV8 = R"(Conv 64 kernel=3 stride=2
Conv 128 kernel=3 stride=2
C2f 128 x3 add
Conv 256 kernel=3 stride=2
C2f 256 x6 add
Conv 512 kernel=3 stride=2
C2f 512 x6 add
Conv 1024 kernel=3 stride=2
C2f 1024 x3 add
SPPF 1024
Upsample
Concat from=-1,6
C2f 512 x3
Upsample
Concat from=-1,4
C2f 256 x3
Conv 256 kernel=3 stride=2
Concat from=-1,12
C2f 512 x3
Conv 512 kernel=3 stride=2
Concat from=-1,9
C2f 1024 x3
Detect from=15,18,21
)";

constexpr std::string_view kYolo11 = R"(Conv 64 kernel=3 stride=2
Conv 128 kernel=3 stride=2
C3k2 256 x2 e0.25 add
Conv 256 kernel=3 stride=2
C3k2 512 x2 e0.25 add
Conv 512 kernel=3 stride=2
C3k2 512 x2 add c3k
Conv 1024 kernel=3 stride=2
C3k2 1024 x2 add c3k
SPPF 1024
C2PSA 1024 x2
Upsample
Concat from=-1,6
C3k2 512 x2 add
Upsample
Concat from=-1,4
C3k2 256 x2 add
Conv 256 kernel=3 stride=2
Concat from=-1,13
C3k2 512 x2 add
Conv 512 kernel=3 stride=2
Concat from=-1,10
C3k2 1024 x2 add c3k
Detect from=16,19,22
)";

constexpr std::string_view kYoloV5u = R"(Conv 64 kernel=6 stride=2 padding=2
Conv 128 kernel=3 stride=2
C3 128 x3 add
Conv 256 kernel=3 stride=2
C3 256 x6 add
Conv 512 kernel=3 stride=2
C3 512 x9 add
Conv 1024 kernel=3 stride=2
C3 1024 x3 add
SPPF 1024
Conv 512
Upsample
Concat from=-1,6
C3 512 x3
Conv 256
Upsample
Concat from=-1,4
C3 256 x3
Conv 256 kernel=3 stride=2
Concat from=-1,14
C3 512 x3
Conv 512 kernel=3 stride=2
Concat from=-1,10
C3 1024 x3
Detect from=17,20,23
)";

// YOLOv9 has a table a scale and no factors.
constexpr std::string_view kYoloV9T = R"(Conv 16 kernel=3 stride=2
Conv 32 kernel=3 stride=2
ELAN1 32 wide=32 hidden=16
AConv 64
RepNCSPELAN4 64 wide=64 hidden=32 x3 add
AConv 96
RepNCSPELAN4 96 wide=96 hidden=48 x3 add
AConv 128
RepNCSPELAN4 128 wide=128 hidden=64 x3 add
SPPELAN 128 hidden=64
Upsample
Concat from=-1,6
RepNCSPELAN4 96 wide=96 hidden=48 x3 add
Upsample
Concat from=-1,4
RepNCSPELAN4 64 wide=64 hidden=32 x3 add
AConv 48
Concat from=-1,12
RepNCSPELAN4 96 wide=96 hidden=48 x3 add
AConv 64
Concat from=-1,9
RepNCSPELAN4 128 wide=128 hidden=64 x3 add
Detect from=15,18,21
)";

constexpr std::string_view kYoloV9M = R"(Conv 32 kernel=3 stride=2
Conv 64 kernel=3 stride=2
RepNCSPELAN4 128 wide=128 hidden=64 x1 add
AConv 240
RepNCSPELAN4 240 wide=240 hidden=120 x1 add
AConv 360
RepNCSPELAN4 360 wide=360 hidden=180 x1 add
AConv 480
RepNCSPELAN4 480 wide=480 hidden=240 x1 add
SPPELAN 480 hidden=240
Upsample
Concat from=-1,6
RepNCSPELAN4 360 wide=360 hidden=180 x1 add
Upsample
Concat from=-1,4
RepNCSPELAN4 240 wide=240 hidden=120 x1 add
AConv 180
Concat from=-1,12
RepNCSPELAN4 360 wide=360 hidden=180 x1 add
AConv 240
Concat from=-1,9
RepNCSPELAN4 480 wide=480 hidden=240 x1 add
Detect from=15,18,21
)";

constexpr std::string_view kYoloV9C = R"(Conv 64 kernel=3 stride=2
Conv 128 kernel=3 stride=2
RepNCSPELAN4 256 wide=128 hidden=64 x1 add
ADown 256
RepNCSPELAN4 512 wide=256 hidden=128 x1 add
ADown 512
RepNCSPELAN4 512 wide=512 hidden=256 x1 add
ADown 512
RepNCSPELAN4 512 wide=512 hidden=256 x1 add
SPPELAN 512 hidden=256
Upsample
Concat from=-1,6
RepNCSPELAN4 512 wide=512 hidden=256 x1 add
Upsample
Concat from=-1,4
RepNCSPELAN4 256 wide=256 hidden=128 x1 add
ADown 256
Concat from=-1,12
RepNCSPELAN4 512 wide=512 hidden=256 x1 add
ADown 512
Concat from=-1,9
RepNCSPELAN4 512 wide=512 hidden=256 x1 add
Detect from=15,18,21
)";

constexpr std::string_view kYoloV9E = R"(Identity
Conv 64 kernel=3 stride=2
Conv 128 kernel=3 stride=2
RepNCSPELAN4 256 wide=128 hidden=64 x2 add
ADown 256
RepNCSPELAN4 512 wide=256 hidden=128 x2 add
ADown 512
RepNCSPELAN4 1024 wide=512 hidden=256 x2 add
ADown 1024
RepNCSPELAN4 1024 wide=512 hidden=256 x2 add
CBLinear from=1 parts=64
CBLinear from=3 parts=64,128
CBLinear from=5 parts=64,128,256
CBLinear from=7 parts=64,128,256,512
CBLinear from=9 parts=64,128,256,512,1024
Conv 64 kernel=3 stride=2 from=0
CBFuse from=10,11,12,13,14,-1 parts=0,0,0,0,0
Conv 128 kernel=3 stride=2
CBFuse from=11,12,13,14,-1 parts=1,1,1,1
RepNCSPELAN4 256 wide=128 hidden=64 x2 add
ADown 256
CBFuse from=12,13,14,-1 parts=2,2,2
RepNCSPELAN4 512 wide=256 hidden=128 x2 add
ADown 512
CBFuse from=13,14,-1 parts=3,3
RepNCSPELAN4 1024 wide=512 hidden=256 x2 add
ADown 1024
CBFuse from=14,-1 parts=4
RepNCSPELAN4 1024 wide=512 hidden=256 x2 add
SPPELAN 512 hidden=256
Upsample
Concat from=-1,25
RepNCSPELAN4 512 wide=512 hidden=256 x2 add
Upsample
Concat from=-1,22
RepNCSPELAN4 256 wide=256 hidden=128 x2 add
ADown 256
Concat from=-1,32
RepNCSPELAN4 512 wide=512 hidden=256 x2 add
ADown 512
Concat from=-1,29
RepNCSPELAN4 512 wide=1024 hidden=512 x2 add
Detect from=35,38,41
)";

constexpr std::string_view kYoloV10 = R"(Conv 64 kernel=3 stride=2
Conv 128 kernel=3 stride=2
C2f 128 x3 add
Conv 256 kernel=3 stride=2
C2f 256 x6 add
SCDown 512 kernel=3 stride=2
C2f 512 x6 add
SCDown 1024 kernel=3 stride=2
C2f 1024 x3 add
SPPF 1024
PSA 1024
Upsample
Concat from=-1,6
C2f 512 x3
Upsample
Concat from=-1,4
C2f 256 x3
Conv 256 kernel=3 stride=2
Concat from=-1,13
C2f 512 x3
SCDown 512 kernel=3 stride=2
Concat from=-1,10
C2f 1024 x3
Detect from=16,19,22
)";

constexpr std::string_view kYolo12 = R"(Conv 64 kernel=3 stride=2
Conv 128 kernel=3 stride=2
C3k2 256 x2 e0.25 add
Conv 256 kernel=3 stride=2
C3k2 512 x2 e0.25 add
Conv 512 kernel=3 stride=2
A2C2f 512 x4 area=4 area-pair
Conv 1024 kernel=3 stride=2
A2C2f 1024 x4 area-pair
Upsample
Concat from=-1,6
A2C2f 512 x2 add c3k
Upsample
Concat from=-1,4
A2C2f 256 x2 add c3k
Conv 256 kernel=3 stride=2
Concat from=-1,11
A2C2f 512 x2 add c3k
Conv 512 kernel=3 stride=2
Concat from=-1,8
C3k2 1024 x2 add c3k
Detect from=14,17,20
)";

constexpr std::string_view kYolo26 = R"(Conv 64 kernel=3 stride=2
Conv 128 kernel=3 stride=2
C3k2 256 x2 e0.25 add
Conv 256 kernel=3 stride=2
C3k2 512 x2 e0.25 add
Conv 512 kernel=3 stride=2
C3k2 512 x2 add c3k
Conv 1024 kernel=3 stride=2
C3k2 1024 x2 add c3k
SPPF 1024 add no-activation
C2PSA 1024 x2
Upsample
Concat from=-1,6
C3k2 512 x2 add c3k
Upsample
Concat from=-1,4
C3k2 256 x2 add c3k
Conv 256 kernel=3 stride=2
Concat from=-1,13
C3k2 512 x2 add c3k
Conv 512 kernel=3 stride=2
Concat from=-1,10
C3k2 1024 x1 add attention
Detect from=16,19,22
)";

constexpr std::string_view kRtDetrL = R"(HGStem 48 hidden=32
HGBlock 128 hidden=48 x6 kernel=3
Conv 128 kernel=3 stride=2 groups=128 no-activation
HGBlock 512 hidden=96 x6 kernel=3
Conv 512 kernel=3 stride=2 groups=512 no-activation
HGBlock 1024 hidden=192 x6 kernel=5 light
HGBlock 1024 hidden=192 x6 kernel=5 light add
HGBlock 1024 hidden=192 x6 kernel=5 light add
Conv 1024 kernel=3 stride=2 groups=1024 no-activation
HGBlock 2048 hidden=384 x6 kernel=5 light
Conv 256 no-activation
AIFI hidden=1024
Conv 256
Upsample
Conv 256 no-activation from=7
Concat from=-2,-1
RepC3 256 x3
Conv 256
Upsample
Conv 256 no-activation from=3
Concat from=-2,-1
RepC3 256 x3
Conv 256 kernel=3 stride=2
Concat from=-1,17
RepC3 256 x3
Conv 256 kernel=3 stride=2
Concat from=-1,12
RepC3 256 x3
RTDETRDecoder from=21,24,27
)";

constexpr std::string_view kRtDetrX = R"(HGStem 64 hidden=32
HGBlock 128 hidden=64 x6 kernel=3
Conv 128 kernel=3 stride=2 groups=128 no-activation
HGBlock 512 hidden=128 x6 kernel=3
HGBlock 512 hidden=128 x6 kernel=3 add
Conv 512 kernel=3 stride=2 groups=512 no-activation
HGBlock 1024 hidden=256 x6 kernel=5 light
HGBlock 1024 hidden=256 x6 kernel=5 light add
HGBlock 1024 hidden=256 x6 kernel=5 light add
HGBlock 1024 hidden=256 x6 kernel=5 light add
HGBlock 1024 hidden=256 x6 kernel=5 light add
Conv 1024 kernel=3 stride=2 groups=1024 no-activation
HGBlock 2048 hidden=512 x6 kernel=5 light
HGBlock 2048 hidden=512 x6 kernel=5 light add
Conv 384 no-activation
AIFI hidden=2048
Conv 384
Upsample
Conv 384 no-activation from=10
Concat from=-2,-1
RepC3 384 x3
Conv 384
Upsample
Conv 384 no-activation from=4
Concat from=-2,-1
RepC3 384 x3
Conv 384 kernel=3 stride=2
Concat from=-1,21
RepC3 384 x3
Conv 384 kernel=3 stride=2
Concat from=-1,16
RepC3 384 x3
RTDETRDecoder from=25,28,31
)";

} // namespace

std::string_view publishedLayers(Family family, char scale)
{
    switch (family) {
    case Family::YoloV5u:
        return kYoloV5u;
    case Family::YoloV9:
        return scale == 'm' ? kYoloV9M : scale == 'c' ? kYoloV9C : scale == 'e' ? kYoloV9E : kYoloV9T;
    case Family::YoloV10:
        return kYoloV10;
    case Family::Yolo11:
        return kYolo11;
    case Family::Yolo12:
        return kYolo12;
    case Family::Yolo26:
        return kYolo26;
    case Family::RtDetr:
        return scale == 'x' ? kRtDetrX : kRtDetrL;
    case Family::YoloV8:
        break;
    }
    return kYoloV8;
}

} // namespace blindspot::detector
