#include <oxion/study/judgement.h>

#include <cmath>
#include <cstdio>

namespace Oxion
{
  namespace
  {
    using Convergence::Assessment;
    using Convergence::Expectation;
    using Numbers = std::vector<double>;

    /** What the runs have that have a value; fewer than three say nothing. */
    struct Known
    {
      Numbers sizes, values, errors;
    };

    Known
    known(const Reading &reading, const Numbers &sizes)
    {
      Known result;
      for (std::size_t i = 0; i < sizes.size(); ++i)
        if (std::isfinite(reading.values[i]) && std::isfinite(sizes[i]))
        {
          result.sizes.push_back(sizes[i]);
          result.values.push_back(reading.values[i]);
          result.errors.push_back(reading.errors.empty() ? Convergence::unknown
                                                         : reading.errors[i]);
        }
      return result;
    }

    using OfKnown =
      std::function<Assessment(const Known &, const Expectation &)>;

    std::function<Assessment(const Reading &, const Numbers &)>
    assessed_by(const OfKnown &assess, const double formal_order)
    {
      return
        [assess, formal_order](const Reading &reading, const Numbers &sizes) {
          const Known runs = known(reading, sizes);
          if (runs.values.size() < 3)
            return Assessment();
          Expectation expected;
          expected.formal_order = formal_order;
          expected.scale        = reading.scale;
          expected.round_off    = reading.round_off;
          return assess(runs, expected);
        };
    }

    std::string
    whole(const double number)
    {
      char text[16];
      std::snprintf(text, sizeof(text), "%.0f", number);
      return text;
    }

    const std::string relative_to =
      "Relative: to the reading, but at least to a thousandth of its column's "
      "largest.";
    const std::string of_unknowns =
      "h: of unknowns, (number of them)^(-1/d) in d dimensions, relative to "
      "the "
      "finest run's: an order p in h is one of p/d in the number of unknowns.";
    const std::string converged =
      " A reading has converged if it is at most the tolerance.";
  } // namespace


  Judgement
  judged_by_order(const double formal_order)
  {
    Judgement result;
    result.formal_order = formal_order;
    result.assess       = assessed_by(
      [](const Known &runs, const Expectation &expected) {
        return Convergence::assess(runs.sizes, runs.values, expected);
      },
      formal_order);
    result.numbers = {
      {"extrapolated", "Extrapolated", "%.7g", &Assessment::limit},
      {"order", "Order [-]", "%.2f", &Assessment::order},
      {"", "Order before [-]", "%.2f", &Assessment::order_before},
      {"GCI", "GCI [-]", "%.1e", &Assessment::gci},
      {"ratio", "Asymptotic ratio [-]", "%.4f", &Assessment::asymptotic_ratio}};
    result.meanings = {
      "h: size relative to the finest run's.",
      "Order: p of f = f0 + C h^p through the finest three runs (Celik et al., "
      "J. Fluids Eng. 130 (2008) 078001), and before: through the three before "
      "them; formally " +
        whole(formal_order) +
        ", less where fields have edges and corners, down to 1.",
      "Extrapolated: f0.",
      "GCI: the band round the finest value in which the limit is likely to "
      "be, 1.25 |f1 - f2|/(r^p - 1), relative (Roache, J. Fluids Eng. 116 "
      "(1994) 405; ASME V&V 20-2009); p is at most the formal order.",
      "Ratio: GCI of the run before the finest over r^p times that of the "
      "finest, one in the asymptotic range; p is that of the three runs "
      "before, if there are four.",
      "Uncertainty: the GCI where the order is settled (from 0.8 to the formal "
      "one and 0.5 more, and changed by no more than 0.5 from the three runs "
      "before), else three times the range of the finest three values." +
        converged,
      relative_to};
    result.without_order =
      "No order tells what would do; more --levels may show one.";
    return result;
  }


  Judgement
  judged_by_estimates(const double formal_order)
  {
    Judgement result;
    result.formal_order = formal_order;
    result.assess       = assessed_by(
      [](const Known &runs, const Expectation &expected) {
        return Convergence::assess_adapted(runs.sizes,
                                           runs.values,
                                           runs.errors,
                                           expected);
      },
      formal_order);
    result.numbers = {
      {"corrected", "Corrected", "%.7g", &Assessment::limit},
      {"order", "Order [-]", "%.2f", &Assessment::order},
      {"change", "Change [-]", "%.1e", &Assessment::change},
      {"estimated", "Estimated error [-]", "%.1e", &Assessment::estimate},
      {"effectivity", "Effectivity [-]", "%.2f", &Assessment::effectivity}};
    result.meanings = {
      of_unknowns,
      "Corrected: the finest value and the error that is estimated of it (by "
      "dual-weighted residuals, Becker and Rannacher, Acta Numerica 10 (2001) "
      "1), only of what the mesh adapts to.",
      "Order: of the distances from the corrected value in h, formally " +
        whole(formal_order) +
        " on meshes that adapt themselves, around edges and corners, too.",
      "Change: from the run before the finest to the finest, relative.",
      "Estimated: the finest run's error, relative.",
      "Effectivity: the estimated error of the run before the finest over its "
      "distance from the corrected value.",
      "Uncertainty: the larger one of the change and twice the estimated error "
      "where the effectivity is from 0.5 to 2; else, and without an estimate, "
      "three times the change, or the range of the finest three values where "
      "the change before was no larger: such meshes are not "
      "similar, and have no asymptotic range that would make it less." +
        converged,
      relative_to};
    result.without_order =
      "A mesh that adapts to it there, too (\"Adapt to\", "
      "\"Points\"), or more --levels may tell what would do.";
    return result;
  }


  Judgement
  judged_by_differences()
  {
    Judgement result;
    result.assess = assessed_by(
      [](const Known &runs, const Expectation &expected) {
        return Convergence::assess_degrees(runs.values, expected);
      },
      Convergence::unknown);
    result.numbers = {
      {"extrapolated", "Extrapolated", "%.7g", &Assessment::limit},
      {"change", "Change [-]", "%.1e", &Assessment::change},
      {"reduction", "Reduction [-]", "%.3f", &Assessment::reduction}};
    result.meanings = {
      of_unknowns,
      "Change: from the last degree but one to the last, relative.",
      "Reduction: that over the change before. Where fields are smooth it is "
      "much below one; around edges and corners a degree more gains little.",
      "Extrapolated: the limit of a geometric sequence (Aitken's), where the "
      "reduction is at most a half.",
      "Uncertainty: three times the change where the reduction is below one, "
      "else three times the range of the three values: degrees have no order." +
        converged,
      relative_to};
    result.without_order = "Finer cells would do, at the edges and corners "
                           "above all: --study mesh at one of the degrees "
                           "tells how fine.";
    return result;
  }
} // namespace Oxion
