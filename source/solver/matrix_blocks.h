#pragma once

#include <petscmat.h>

namespace Oxion
{
  // All are collective; who gets a matrix destroys it.

  /** Without the zeros that the common pattern has where nothing is stored. */
  Mat
  without_zeros(Mat matrix);

  /** [[a, b], [c, d]], each rank's rows of both together. */
  Mat
  joined(Mat a, Mat b, Mat c, Mat d);

  /** Of two matrices of one size. */
  bool
  have_one_pattern(Mat a, Mat b);
} // namespace Oxion
