// InputFit says how a picture of any shape becomes the square input of a network.
#pragma once

namespace blindspot {

enum class InputFit {
    Letterbox, ///< scaled by one factor, centred, the rest grey (YOLO)
    Stretch    ///< scaled to the input's sides, each direction by a factor of its own (RT-DETR)
};

/// What a network takes in.
struct InputShape {
    int side = 640; ///< pixels
    InputFit fit = InputFit::Letterbox;

    bool operator==(const InputShape&) const = default;
    /// For containers. (The three-way comparison's header stops Qt's moc, which reads this one too.)
    bool operator<(const InputShape& other) const { return side != other.side ? side < other.side : fit < other.fit; }
};

} // namespace blindspot
