#pragma once

#include <oxion/assembly/assembler.h>

#include <algorithm>
#include <limits>
#include <vector>

namespace Oxion
{
  /** The integrals of all terms, while they are collected. */
  template <int dim>
  class Assembler<dim>::Collected
  {
  public:
    explicit Collected(const Problem<dim> &problem)
    {
      for (const auto &term : problem.volume_terms)
        of_volume_.emplace_back(term->integrals());
      for (const auto &term : problem.surface_terms)
        of_surface_.emplace_back(term->integrals());
    }

    /** One term's. */
    struct Share
    {
      explicit Share(const std::vector<Integral> &integrals)
        : integrals(integrals)
        , integrand(integrals.size(), 0.)
      {
        for (const Integral &integral : integrals)
          total.push_back(integral.reduction == Reduction::sum ? 0.
                          : integral.reduction == Reduction::smallest
                            ? std::numeric_limits<double>::max()
                            : std::numeric_limits<double>::lowest());
      }

      void
      add(const double weight)
      {
        for (unsigned i = 0; i < total.size(); ++i)
          switch (integrals[i].reduction)
          {
            case Reduction::sum:
              total[i] += weight * integrand[i];
              break;
            case Reduction::smallest:
              total[i] = std::min(total[i], integrand[i]);
              break;
            case Reduction::largest:
              total[i] = std::max(total[i], integrand[i]);
          }
      }

      std::vector<Integral> integrals;
      std::vector<double> integrand, total;
    };

    Share &
    of_volume_term(const unsigned t)
    {
      return of_volume_[t];
    }
    Share &
    of_surface_term(const unsigned t)
    {
      return of_surface_[t];
    }

    /** Over all ranks; terms of one name add up. */
    Integrals
    reduced(MPI_Comm communicator) const
    {
      Integrals result;
      for (const auto *shares : {&of_volume_, &of_surface_})
        for (const Share &share : *shares)
          for (unsigned i = 0; i < share.total.size(); ++i)
          {
            namespace Communication       = dealii::Utilities::MPI;
            const auto &[name, reduction] = share.integrals[i];
            const double here             = share.total[i];
            if (reduction == Reduction::sum)
              result[name] += Communication::sum(here, communicator);
            else
              result[name] = reduction == Reduction::smallest
                               ? Communication::min(here, communicator)
                               : Communication::max(here, communicator);
          }
      return result;
    }

  private:
    std::vector<Share> of_volume_, of_surface_;
  };
} // namespace Oxion
