#pragma once

namespace Oxion
{
  /** The groups of fields, in the order in which they are numbered. */
  enum Group : unsigned
  {
    temperature,
    ionic,
    gas,
    electronic,
    n_groups
  };
} // namespace Oxion
