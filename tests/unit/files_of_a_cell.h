#pragma once

#include <gtest/gtest.h>

#include "parameters_helpers.h"

/** Beside the small device as base.prm, files that include and change it. */
class FilesOfACell : public testing::Test
{
protected:
  FilesOfACell()
  {
    folder_.write("base.prm", small_device());
  }

  ReadFile
  read(const std::string &text)
  {
    return read_all(folder_.write("device.prm", text));
  }

private:
  TemporaryFolder folder_;
};
