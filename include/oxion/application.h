#pragma once

namespace Oxion
{
  /**
   * The program: command line to exit code.
   * 0 done, 2 bad input, 3 numerical failure, 4 environment.
   */
  int
  application(int argc, char **argv);
} // namespace Oxion
