#include <oxion/exceptions.h>
#include <oxion/fields/portable_order.h>
#include <oxion/parameters/read_parameters.h>

#include <map>

#include "kept_mesh.h"
#include "point_file.h"
#include "swept_device.h"

namespace Oxion
{
  template <int dim>
  KeptState
  SweptDevice<dim>::keep() const
  {
    if (!started_)
      return {{{"started", false}}, {}};

    KeptState result;
    const PortableOrder<dim> order(sensor_->layout());
    std::map<unsigned, unsigned> vector_of_point;
    const auto kept = [&](const Place &place) {
      const auto [known, is_new] =
        vector_of_point.try_emplace(place.point, result.vectors.size());
      if (is_new)
        result.vectors.push_back(order.values(place.state.x));
      return nlohmann::ordered_json{{"point", place.point},
                                    {"vector", known->second}};
    };
    result.state = {{"started", true},
                    {"built at", built_at_},
                    {"checked at", checked_at_},
                    {"here", kept(*here_)},
                    {"levels", nlohmann::ordered_json::array()}};
    for (const auto &place : begin_of_level_)
      result.state["levels"].push_back(kept(place));
    keep_mesh(*sensor_, result);
    return result;
  }


  template <int dim>
  void
  SweptDevice<dim>::resume(
    const nlohmann::ordered_json &kept,
    const Parameters::ParameterFile &file,
    const std::vector<SweepPoint> &points,
    const std::function<std::vector<double>(unsigned, std::size_t)> &read)
  {
    started_ = kept.at("started");
    if (!started_)
      return;
    const auto parameters_of = [&](const Parameters::ParameterFile &at) {
      Parameters::Diagnostics diagnostics;
      const auto result = Parameters::read_parameters(at, diagnostics);
      diagnostics.throw_if_errors();
      return result;
    };
    const auto file_of = [&](const unsigned point) {
      return file_at(file, sweeps_, points[point].swept);
    };

    built_at_        = kept.at("built at");
    checked_at_      = kept.at("checked at");
    structure_       = SweptStructure(sweeps_, points[checked_at_].swept);
    const auto built = file_of(built_at_);
    build(built, parameters_of(built));
    resume_mesh(kept, read, *sensor_);

    const PortableOrder<dim> order(sensor_->layout());
    const auto place = [&](const nlohmann::ordered_json &at) {
      const unsigned point  = at.at("point");
      const auto parameters = parameters_of(file_of(point));
      return Place{point,
                   {parameters,
                    sensor_->model_like(sensor_->model(), parameters),
                    order.vector(read(at.at("vector"), order.n_here())),
                    true}};
    };
    here_ = std::make_unique<Place>(place(kept.at("here")));
    begin_of_level_.clear();
    for (const auto &level : kept.at("levels"))
      begin_of_level_.push_back(place(level));
    sensor_->restore(here_->state);
  }


  // The members above; the others stand in swept_device.cc.
  template KeptState
  SweptDevice<2>::keep() const;
  template KeptState
  SweptDevice<3>::keep() const;
  template void
  SweptDevice<2>::resume(
    const nlohmann::ordered_json &,
    const Parameters::ParameterFile &,
    const std::vector<SweepPoint> &,
    const std::function<std::vector<double>(unsigned, std::size_t)> &);
  template void
  SweptDevice<3>::resume(
    const nlohmann::ordered_json &,
    const Parameters::ParameterFile &,
    const std::vector<SweepPoint> &,
    const std::function<std::vector<double>(unsigned, std::size_t)> &);
} // namespace Oxion
