#include "kept_transient.h"

#include <oxion/fields/portable_order.h>

#include <sstream>

namespace Oxion
{
  namespace
  {
    using Json = nlohmann::ordered_json;

    std::vector<double>
    references_of(const Model &model)
    {
      std::vector<double> result;
      for (const auto &gas : model.conditions.atmospheres)
        result.push_back(gas.reference);
      return result;
    }
  } // namespace


  template <int dim>
  KeptState
  keep_transient(const Sensor<dim> &sensor, const PlaceInTime &place)
  {
    const PortableOrder<dim> order(sensor.layout());
    KeptState result;
    result.state = {{"time", place.time},
                    {"length", place.length},
                    {"begins anew", place.begins_anew},
                    {"converged", sensor.has_converged()},
                    {"references", references_of(sensor.model())}};
    if (place.begins_anew)
    {
      // Nothing before this state counts.
      result.vectors.push_back(order.values(sensor.solution()));
      return result;
    }
    const auto memory     = sensor.time_memory();
    result.state["order"] = memory.order;
    result.state["times"] = Json::array();
    for (const auto &state : memory.states)
    {
      result.state["times"].push_back(state.time);
      result.vectors.push_back(order.values(state.x));
      result.vectors.push_back(order.values(state.stored));
    }
    return result;
  }


  template <int dim>
  PlaceInTime
  resume_transient(
    const Json &kept,
    const Parameters::Parameters &parameters,
    const TimeStepping &settings,
    const std::function<std::vector<double>(unsigned, std::size_t)> &read,
    Sensor<dim> &sensor)
  {
    sensor.start_uniform(); // on the refined mesh
    const PortableOrder<dim> order(sensor.layout());
    const auto vector = [&](const unsigned i) {
      return order.vector(read(i, order.n_here()));
    };
    Model model(parameters,
                sensor.mesh().regions(),
                sensor.mesh().surface_names());
    model.stand_where(sensor.model());
    const std::vector<double> references = kept.at("references");
    for (unsigned a = 0; a < references.size(); ++a)
      model.conditions.atmospheres[a].reference = references[a];

    const PlaceInTime place{kept.at("time"),
                            kept.at("length"),
                            kept.at("begins anew")};
    const typename Sensor<dim>::State state{parameters,
                                            model,
                                            vector(0),
                                            kept.at("converged")};
    if (place.begins_anew)
    {
      sensor.restore(state);
      return place;
    }
    typename TimeStepper<dim>::Memory memory;
    memory.order = kept.at("order");
    for (const double time : kept.at("times"))
    {
      const unsigned i = 2 * memory.states.size();
      memory.states.push_back({time, vector(i), vector(i + 1)});
    }
    sensor.resume_in_time(state, memory, settings);
    return place;
  }


  void
  compare_transient(const Json &kept,
                    const double end_time,
                    Parameters::Diagnostics &diagnostics)
  {
    if (!kept.contains("place"))
      diagnostics.error("Protocol/Transient/End time [s]",
                        "the run to be resumed is no transient",
                        "0, or a run from the beginning, without --resume");
    else if (const double time = kept.at("place").at("time"); time > end_time)
    {
      std::ostringstream text;
      text << time;
      diagnostics.error("Protocol/Transient/End time [s]",
                        "the run to be resumed has come to " + text.str() +
                          " s",
                        "no earlier end, or a run from the beginning, without "
                        "--resume");
    }
  }


  template KeptState
  keep_transient(const Sensor<2> &, const PlaceInTime &);
  template KeptState
  keep_transient(const Sensor<3> &, const PlaceInTime &);
  template PlaceInTime
  resume_transient(
    const Json &,
    const Parameters::Parameters &,
    const TimeStepping &,
    const std::function<std::vector<double>(unsigned, std::size_t)> &,
    Sensor<2> &);
  template PlaceInTime
  resume_transient(
    const Json &,
    const Parameters::Parameters &,
    const TimeStepping &,
    const std::function<std::vector<double>(unsigned, std::size_t)> &,
    Sensor<3> &);
} // namespace Oxion
