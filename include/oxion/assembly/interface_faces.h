#pragma once

#include <oxion/fields/field_layout.h>

#include <deal.II/fe/fe_values.h>

#include <functional>

namespace Oxion
{
  /**
   * One face, or part of a face, between two active cells that may differ in
   * level, seen from its first cell; on the body's outside there is no second.
   */
  template <int dim>
  struct InterfaceFace
  {
    using CellIterator              = typename Mesh<dim>::CellIterator;
    static constexpr unsigned whole = dealii::numbers::invalid_unsigned_int;

    CellIterator first, second;
    unsigned first_face, first_subface = whole;
    unsigned second_face = whole, second_subface = whole;

    bool
    has_second() const
    {
      return second_face != whole;
    }
  };


  /**
   * Lists the faces of a surface whose first side, a cell accepted by
   * `is_first`, is owned here. Where both cells are accepted, or neither, the
   * face is not listed.
   */
  template <int dim>
  std::vector<InterfaceFace<dim>>
  interface_faces(
    const Mesh<dim> &mesh,
    unsigned surface,
    const std::function<bool(typename Mesh<dim>::CellIterator)> &is_first);

  /**
   * Every face of a surface once, seen from the region that its description
   * names first, where that region's cell is owned here.
   */
  template <int dim>
  std::vector<InterfaceFace<dim>>
  surface_faces(const Mesh<dim> &mesh, unsigned surface);


  /** Evaluates shape functions on both sides of interface faces. */
  template <int dim>
  class InterfaceValues
  {
  public:
    InterfaceValues(const FieldLayout<dim> &layout,
                    const dealii::Quadrature<dim - 1> &quadrature,
                    dealii::UpdateFlags more = dealii::update_default);

    void
    reinit(const InterfaceFace<dim> &face);

    const dealii::FEFaceValuesBase<dim> &
    first() const
    {
      return *current_first_;
    }
    /** Valid if the face has a second side. */
    const dealii::FEFaceValuesBase<dim> &
    second() const
    {
      return *current_second_;
    }

  private:
    dealii::FEFaceValues<dim> face_first_, face_second_;
    dealii::FESubfaceValues<dim> subface_first_, subface_second_;
    const dealii::FEFaceValuesBase<dim> *current_first_  = nullptr;
    const dealii::FEFaceValuesBase<dim> *current_second_ = nullptr;
  };
} // namespace Oxion
