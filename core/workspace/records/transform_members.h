// The members of patch::TransformOptions as records keep them. Private to this folder.
#pragma once

namespace blindspot::workspace {

/// `Visitor`: a MemberWriter or MemberReader; `Transforms`: patch::TransformOptions, const or not.
template <typename Visitor, typename Transforms>
void visitTransforms(Visitor& visitor, Transforms& transforms)
{
    auto& [rotation, scale, shift, brightness, contrast, noise, perspective, blur] = transforms;
    visitor("rotation", rotation), visitor("scale", scale), visitor("shift", shift);
    visitor("brightness", brightness), visitor("contrast", contrast), visitor("noise", noise);
    visitor("perspective", perspective), visitor("blur", blur);
}

} // namespace blindspot::workspace
