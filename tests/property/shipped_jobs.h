#pragma once

#include <oxion/parameters/command_line.h>

#include <map>
#include <string>
#include <vector>

namespace Oxion::Testing
{
  /** The shipped jobs, each with the files that it is read from. */
  class ShippedJobs
  {
  public:
    ShippedJobs();

    /** The job itself, what it includes, and its tables. */
    std::vector<std::string>
    files_of(const std::string &job);

    const Parameters::FileOnDisk &
    read(const std::string &name);

    /** A job that includes nothing as an object of JSON. */
    std::string
    as_json(const std::string &job);

    std::vector<std::string> jobs;

  private:
    std::map<std::string, Parameters::FileOnDisk> files_;
  };
} // namespace Oxion::Testing
