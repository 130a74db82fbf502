#include "core/video/frame_source.h"

#include "core/video/sources.h"

namespace blindspot::video {

std::unique_ptr<FrameSource> openSource(const SourceSpec& spec, const SourceOptions& options)
{
    switch (spec.kind) {
    case SourceKind::Camera:
        return openCamera(spec.camera);
    case SourceKind::File:
        return openVideoFile(spec.path);
    case SourceKind::Pictures:
        return openPictures(spec.path);
    case SourceKind::Stream:
        if (!options.network)
            throw Error(Message::tr("Blindspot opens no network connection unless it is asked to"), spec.address,
                        Message(Message::tr("allow it with --network"))
                            .inWindow(Message::tr("choose \"A camera of the network…\" as the source")));
        return openStream(spec.address);
    case SourceKind::Street:
        break;
    }
    return openStreet(spec.seed);
}

} // namespace blindspot::video
