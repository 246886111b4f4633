#include <oxion/measurements/balance_judge.h>

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <sstream>

namespace Oxion
{
  namespace
  {
    // 5e-13 and less, and 4e-15, are seen along the wide-band element's sweep.
    constexpr double largest_matter_defect = 1e-11;
    constexpr double largest_energy_defect = 1e-9;
  } // namespace


  std::string
  BalanceJudge::judge(std::vector<Balance> &sheet)
  {
    std::ostringstream complaint;
    for (Balance &balance : sheet)
    {
      double &scale = largest_[balance.name];
      scale = balance.scale = std::max(scale, balance.scale);
      const bool energy = balance.name == "energy" || balance.name == "power";
      const double limit =
        energy ? largest_energy_defect : largest_matter_defect;
      if (scale > 0. && !(std::abs(balance.defect) <= limit * scale))
        complaint << (complaint.tellp() > 0 ? "; " : "") << "the balance of "
                  << balance.name << " does not close: " << std::setprecision(3)
                  << balance.defect / scale << " of the largest flux, wanted "
                  << limit;
    }
    return complaint.str();
  }
} // namespace Oxion
