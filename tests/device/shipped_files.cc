#include "device/shipped_file_test.h"

namespace Oxion::Testing
{
  INSTANTIATE_TEST_SUITE_P(ParameterFiles,
                           ShippedFile,
                           testing::ValuesIn(shipped_files(Program::device)),
                           name_of_test);
} // namespace Oxion::Testing
