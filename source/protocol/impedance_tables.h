#pragma once

#include <oxion/output/table.h>
#include <oxion/sensor.h>

#include <functional>
#include <string>
#include <vector>

#include "run_files.h"

namespace Oxion
{
  /**
   * A table for each impedance of the parameters, impedance_NAME.csv: for
   * every point its number, its swept values and, frequency by frequency, real
   * and imaginary part, magnitude and phase. All members are collective.
   */
  template <int dim>
  class ImpedanceTables
  {
  public:
    /**
     * Writes them without any row, or as they were by then: the texts() of
     * those of the same impedances. The folder is there. Not `on_disk`: in
     * the memory only.
     * @throw EnvironmentFailure on all ranks.
     */
    void
    begin(const Parameters::Parameters &parameters,
          const Parameters::ParameterFile &file,
          MPI_Comm communicator,
          bool on_disk,
          const std::vector<std::string> &by_then = {});

    /**
     * Adds the rows of a point that converged; it has not if this fails. Told
     * at each frequency.
     */
    void
    add_point(const Sensor<dim> &sensor,
              PointResult &point,
              const std::function<void()> &on_the_way);

    /** All of each file. */
    std::vector<std::string>
    texts() const;

    /** Each with the rows of the tables that others have of it, their texts().
     */
    void
    follow_with(const std::vector<std::vector<std::string>> &texts);

  private:
    std::vector<Table> tables_;
  };
} // namespace Oxion
