#include "kept_transient.h"

#include <oxion/fields/portable_order.h>

#include <algorithm>
#include <sstream>

#include "device_in_time.h"
#include "kept_mesh.h"

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
                    {"looks", place.looks},
                    {"converged", sensor.has_converged()},
                    {"references", references_of(sensor.model())}};
    // Even where the next step begins anew: the last one's rates may yet be
    // measured.
    const auto memory            = sensor.time_memory();
    result.state["order"]        = memory.order;
    result.state["rate weights"] = memory.rate_weights;
    result.state["times"]        = Json::array();
    for (const auto &state : memory.states)
    {
      result.state["times"].push_back(state.time);
      result.vectors.push_back(order.values(state.x));
      result.vectors.push_back(order.values(state.stored));
    }
    if (memory.states.empty())
      result.vectors.push_back(order.values(sensor.solution()));
    keep_mesh(sensor, result);
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
    resume_mesh(kept, read, sensor);
    const PortableOrder<dim> order(sensor.layout());
    const auto vector = [&](const unsigned i) {
      return order.vector(read(i, order.n_here()));
    };
    Model model = sensor.model_like(sensor.model(), parameters);
    const std::vector<double> references = kept.at("references");
    for (unsigned a = 0; a < references.size(); ++a)
      model.conditions.atmospheres[a].reference = references[a];
    model.conditions.in_time = true;

    const PlaceInTime place{kept.at("time"),
                            kept.at("length"),
                            kept.at("begins anew"),
                            kept.at("looks")};
    const typename Sensor<dim>::State state{parameters,
                                            model,
                                            vector(0),
                                            kept.at("converged")};
    typename TimeStepper<dim>::Memory memory;
    memory.order = kept.at("order");
    for (const double time : kept.at("times"))
    {
      const unsigned i = 2 * memory.states.size();
      memory.states.push_back({time, vector(i), vector(i + 1)});
    }
    memory.rate_weights = kept.at("rate weights").get<std::vector<double>>();
    if (memory.states.empty()) // before the first step
      sensor.restore(state);
    else
      sensor.resume_in_time(state, memory, settings);
    return place;
  }


  template <int dim>
  KeptState
  DeviceInTime<dim>::keep() const
  {
    KeptState result            = keep_transient(sensor_, here_);
    result.state["controllers"] = controllers_.state();
    result.state["is over"]     = is_over_;
    result.state["mesh steps"]  = steps_since_look_;
    result.state["mesh level"]  = coarsest_level_;
    if (meshes_)
      result.state["meshes"] = {meshes_->number,
                                meshes_->fewest,
                                meshes_->most,
                                meshes_->largest_error};
    if (const auto &x = cycles_.last_state())
    {
      result.state["cycles"]           = cycles_.state();
      result.state["cycles"]["vector"] = result.vectors.size();
      result.vectors.push_back(PortableOrder<dim>(sensor_.layout()).values(*x));
    }
    return result;
  }


  template <int dim>
  void
  DeviceInTime<dim>::resume(const nlohmann::ordered_json &kept,
                            const Read &read)
  {
    controllers_.go_on_from(kept.at("controllers"));
    here_             = resume_transient(kept,
                             good_parameters(kept.at("time")),
                             {of_time_.order, of_time_.tolerance},
                             read,
                             sensor_);
    is_over_          = kept.at("is over");
    steps_since_look_ = kept.at("mesh steps");
    coarsest_level_   = kept.at("mesh level");
    if (kept.contains("meshes"))
    {
      const auto &meshes = kept.at("meshes");
      meshes_            = {{meshes[0], meshes[1], meshes[2], meshes[3]}};
    }
    // None before the first cycle begins.
    if (of_time_.period > 0. && kept.contains("cycles"))
    {
      const PortableOrder<dim> order(sensor_.layout());
      const auto &cycles = kept.at("cycles");
      cycles_.go_on_from(
        cycles, order.vector(read(cycles.at("vector"), order.n_here())));
    }
  }


  void
  compare_transient(const Json &kept,
                    const Parameters::Transient &of_time,
                    Parameters::Diagnostics &diagnostics)
  {
    const auto short_text = [](const double seconds) {
      std::ostringstream text;
      text << seconds;
      return text.str();
    };
    if (!kept.contains("place"))
    {
      diagnostics.error("Protocol/Transient/End time [s]",
                        "the run to be resumed is no transient",
                        "0, or a run from the beginning, without --resume");
      return;
    }
    if (const double time = kept.at("place").at("time");
        time > of_time.end_time)
      diagnostics.error("Protocol/Transient/End time [s]",
                        "the run to be resumed has come to " +
                          short_text(time) + " s",
                        "no earlier end, or a run from the beginning, without "
                        "--resume");

    // What is not given follows the end time.
    const std::string interval = "Protocol/Transient/Output interval [s]";
    const auto &said           = diagnostics.problems();
    if (const double before = kept.at("interval");
        before != of_time.output_interval &&
        std::none_of(said.begin(), said.end(), [&](const auto &problem) {
          return problem.path == interval;
        }))
      diagnostics.warning(interval,
                          "was " + short_text(before) +
                            " in the run to be resumed, is " +
                            short_text(of_time.output_interval) +
                            " from here on, by default");
  }


  // The members above; the others stand in device_in_time.cc.
  template KeptState
  DeviceInTime<2>::keep() const;
  template void
  DeviceInTime<2>::resume(const Json &, const Read &);
  template KeptState
  DeviceInTime<3>::keep() const;
  template void
  DeviceInTime<3>::resume(const Json &, const Read &);
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
