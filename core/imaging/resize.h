// Functions that resize a picture and fit it into the square input of a network.
#pragma once

#include "core/common/box.h"
#include "core/common/input_fit.h"
#include "core/imaging/image.h"

namespace blindspot::imaging {

/// Averages areas when both sides shrink, else bilinear. Sizes must be positive.
Image resize(const Image& image, int width, int height);

/// How a picture lies in the square input: input = picture x scale + offset, with the scale of each direction. Letterboxed, the
/// sides inside the input are whole pixels, so the two differ a little: by half a pixel of the input at the far end, which
/// decides whether a small object is found (Ultralytics 8.4 does the same; 8.3 took one scale for both).
struct InputPlace {
    InputShape input;
    double across = 1; ///< input pixels per picture pixel in a row, before the sides are rounded
    double down = 1;   ///< the same in a column; equal where it is letterboxed
    int left = 0;      ///< columns of padding before the picture
    int top = 0;       ///< rows of padding above the picture
    Size inner;        ///< the picture's size inside the input
    Size picture;      ///< the picture's own size

    double scaleX() const;
    double scaleY() const;
    Box toInput(const Box& box) const;
    /// The inverse of `toInput`, clipped to the picture.
    Box toPicture(const Box& box) const;
    /// Where the picture lies in the input, without the padding; whole numbers.
    Box content() const;
    /// Width by height, in the input, of what is square on the picture: exactly 1 where it is letterboxed.
    double aspect() const { return across / down; }
};

/// Where a picture of `size` goes. Letterboxed: scaled to fit (small ones are enlarged), centred; the odd row or column of
/// padding goes below or to the right, as in Ultralytics' LetterBox: top = round(padding / 2 - 0.1). Stretched: everywhere.
InputPlace placeInInput(Size size, InputShape input);

struct FittedImage {
    Image image; ///< side x side, padding 114
    InputPlace place;
};

/// Bilinear without regard to how much it shrinks, as both Ultralytics' LetterBox and its RT-DETR loader resize (OpenCV's
/// INTER_LINEAR); padded with grey 114.
FittedImage fitToInput(const Image& image, InputShape input);

} // namespace blindspot::imaging
