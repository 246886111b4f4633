#include "device/shipped_file_test.h"

namespace Oxion::Testing
{
  INSTANTIATE_TEST_SUITE_P(
    ParameterFiles,
    ShippedFile,
    testing::ValuesIn(shipped_files(Program::verification)),
    name_of_test);
} // namespace Oxion::Testing
