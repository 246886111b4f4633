#include "property/look.h"

#include <oxion/base/ending.h>
#include <oxion/parameters/read_parameters.h>

#include <ostream>

namespace Oxion::Testing
{
  Look
  look_at_file(const std::string &filename,
               const Parameters::FileSource &source,
               MPI_Comm communicator)
  {
    Look look;
    Parameters::CommandLine command_line;
    command_line.file  = filename;
    command_line.check = true;
    try
    {
      auto &diagnostics = look.diagnostics;
      const auto file =
        Parameters::read_parameter_file(command_line, diagnostics, source);
      diagnostics.throw_if_errors();
      look.parameters = Parameters::read_parameters(file, diagnostics);
      diagnostics.throw_if_errors();
      Parameters::check_sweep_values(file, look.parameters, diagnostics);
      diagnostics.throw_if_errors();
      std::ostream silent(nullptr);
      const bool is_spatial =
        look.parameters.geometry.symmetry == Parameters::Symmetry::spatial;
      (is_spatial ? Oxion::look_at<3> : Oxion::look_at<2>)(file,
                                                           look.parameters,
                                                           command_line,
                                                           diagnostics,
                                                           communicator,
                                                           silent);
    }
    catch (...)
    {
      const Ending ending = ending_of(std::current_exception());
      look.exit_code      = ending.exit_code;
      look.text           = ending.text;
    }
    return look;
  }


  Look
  look_at_text(const std::string &text, MPI_Comm communicator)
  {
    const auto source = [&](const std::string &filename) {
      Parameters::FileOnDisk file;
      file.exists = file.is_readable = true;
      file.identity                  = filename;
      file.text                      = text;
      return file;
    };
    return look_at_file("random_stack.prm", source, communicator);
  }
} // namespace Oxion::Testing
