#pragma once

#include <oxion/output/named_values.h>

#include <mpi.h>
#include <string>
#include <vector>

namespace Oxion
{
  template <int dim>
  class Sensor;

  /**
   * Writes the fields of each point for ParaView: in the run folder
   * `<name>.pvd` with the point's number as time, in the folder `<name>` one
   * .pvtu a point. All fields are in SI, with the unit in their name, and NaN
   * where they do not live. The swept values and the names of regions and
   * surfaces are field data. All members are collective.
   */
  template <int dim>
  class FieldWriter
  {
  public:
    /** The run folder must be there. `collects`: into the .pvd, too. */
    explicit FieldWriter(const std::string &folder,
                         const std::string &name = "fields",
                         bool collects           = true);

    /**
     * Writes the sensor's present state as that of a point.
     * @throw EnvironmentFailure if that fails, on all ranks; the .pvd then
     * still lists the points before.
     */
    void
    write(const Sensor<dim> &sensor,
          unsigned point_number,
          const SweptValues &swept);

    /** Points written so far with their lines of the .pvd. */
    using Points = std::vector<std::pair<unsigned, std::string>>;
    const Points &
    points() const
    {
      return points_;
    }

    /** As if these had been written here; their files are there. */
    void
    go_on_from(const Points &points)
    {
      points_ = points;
    }

    /**
     * Lists the points of other writers after its own.
     * @throw EnvironmentFailure if that fails, on all ranks.
     */
    void
    follow_with(const Points &points, MPI_Comm communicator);

  private:
    void
    write_collection(MPI_Comm communicator) const;

    std::string folder_, name_;
    bool collects_;
    Points points_, points_of_others_;
  };
} // namespace Oxion
