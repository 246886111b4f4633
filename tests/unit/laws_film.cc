#include <oxion/laws/film.h>

#include <gtest/gtest.h>

using namespace Oxion::Laws;

// A film that passes much more by diffusion than flows through it: digits lost
// there are a leak of that flow.
TEST(Film, KeepsAllDigitsAtAnyFlow)
{
  for (double x = 1e-9; x < 30.; x *= 1.07)
    for (const double signed_x : {x, -x})
    {
      const double reference = signed_x / std::expm1(signed_x);
      // 16 units in the last place, of e^x - 1 at 0.1.
      EXPECT_NEAR(bernoulli(signed_x), reference, 4e-15 * reference)
        << signed_x;
    }
}


// The same gas on both sides is carried along by what flows.
TEST(Film, CarriesWhatIsAlike)
{
  const double beta = 0.2, p = 1e5, RT = 8000.;
  for (const double total : {-1., -1e-2, 1e-4, 1e-2, 1.})
  {
    const double flux = film_flux(beta, 0.3 * p, 0.3 * p, p, total, RT);
    // Of what diffuses to and fro.
    EXPECT_NEAR(flux, 0.3 * total, 4e-15 * beta * p / RT) << total;
  }
}
