#pragma once

#include <oxion/fields/field_layout.h>
#include <oxion/physics/groups.h>
#include <oxion/physics/registry.h>

namespace Oxion::Testing
{
  /**
   * Sources beyond the physics, in the sign of the equations' right-hand side;
   * for manufactured solutions. Empty functions do nothing.
   */
  template <int dim>
  struct Forcing
  {
    using Values = std::array<double, max_local_fields>;
    /// Adds to the source of every field: temperature, ionic, gas rows.
    std::function<void(const dealii::Point<dim> &, unsigned region, Values &)>
      volume;
    /// Adds to the supply through an electrode's face, same order [per m2].
    std::function<
      void(const dealii::Point<dim> &, unsigned electrode, Values &)>
      electrode;
    /// Prescribed value of a field on the whole outer boundary.
    std::function<double(const dealii::Point<dim> &, unsigned field)> boundary;
  };


  template <int dim>
  class ForcedVolume : public VolumeTerm<dim>
  {
  public:
    explicit ForcedVolume(const Forcing<dim> &forcing)
      : forcing_(forcing)
    {}
    bool
    acts_in(unsigned) const override
    {
      return true;
    }
    void
    add(const PointState<dim> &state, PointSystem<dim> &system) const override
    {
      typename Forcing<dim>::Values extra{};
      forcing_.volume(state.point, state.place.region, extra);
      for (unsigned i = 0; i < system.n; ++i)
        system.source[i] += extra[i];
    }

  private:
    Forcing<dim> forcing_;
  };


  template <int dim>
  class ForcedElectrode : public SurfaceTerm<dim>
  {
  public:
    ForcedElectrode(const Model &model,
                    const unsigned electrode,
                    const Forcing<dim> &forcing)
      : model_(model)
      , electrode_(electrode)
      , forcing_(forcing)
    {}
    unsigned
    surface() const override
    {
      return model_.electrodes[electrode_].surface;
    }
    bool
    is_first(const unsigned region) const override
    {
      return model_.regions[region].conducts_ions;
    }
    bool
    uses(const unsigned side, const unsigned group) const override
    {
      return (side == 0) == (group == temperature || group == ionic);
    }
    bool
    in_vertices() const override
    {
      return true;
    }
    void
    add(const SurfaceState<dim> &state, SurfaceSystem &system) const override
    {
      typename Forcing<dim>::Values extra{};
      forcing_.electrode(state.point, electrode_, extra);
      for (unsigned i = 0; i < system.n; ++i)
        system.supply[i] += extra[i];
    }

  private:
    const Model &model_;
    unsigned electrode_;
    Forcing<dim> forcing_;
  };


  /** The model's problem and the forcing's terms. */
  template <int dim>
  Problem<dim>
  forced_problem(const Model &model,
                 const FieldLayout<dim> &layout,
                 const Forcing<dim> &forcing)
  {
    auto problem = make_problem<dim>(model);
    if (forcing.volume)
      problem.volume_terms.push_back(
        std::make_unique<ForcedVolume<dim>>(forcing));
    if (forcing.electrode)
      for (unsigned e = 0; e < model.electrodes.size(); ++e)
        problem.surface_terms.push_back(
          std::make_unique<ForcedElectrode<dim>>(model, e, forcing));
    if (forcing.boundary)
    {
      problem.prescriptions.clear();
      for (unsigned g = 0; g < layout.n_groups(); ++g)
        problem.prescriptions.push_back(
          {{},
           g,
           [forcing, first = layout.field_index(g, 0)](
             const dealii::Point<dim> &point, const unsigned c, unsigned) {
             return forcing.boundary(point, first + c);
           }});
    }
    return problem;
  }
} // namespace Oxion::Testing
