// Devices on meshes of Gmsh: the grid of a layer stack gives what the stack
// does, round shapes give the laws of round shapes.

#include <oxion/geometry/coarse_mesh.h>
#include <oxion/parameters/read_parameters.h>

#include <iomanip>

#include "device/shipped_runs.h"

using namespace Oxion;
using namespace Oxion::Testing;

namespace
{
  /** The cells of a plane coarse mesh in Gmsh's format 2.2, in mm. */
  std::string
  msh_of(const CoarseMesh<2> &mesh)
  {
    std::ostringstream out;
    out << std::setprecision(17) << "$MeshFormat\n2.2 0 8\n$EndMeshFormat\n"
        << "$PhysicalNames\n"
        << mesh.regions.size() << '\n';
    for (unsigned r = 0; r < mesh.regions.size(); ++r)
      out << "2 " << r + 1 << " \"" << mesh.regions[r].name << "\"\n";
    out << "$EndPhysicalNames\n$Nodes\n" << mesh.vertices.size() << '\n';
    for (unsigned v = 0; v < mesh.vertices.size(); ++v)
      out << v + 1 << ' ' << mesh.vertices[v][0] * 1e3 << ' '
          << mesh.vertices[v][1] * 1e3 << " 0\n";
    out << "$EndNodes\n$Elements\n" << mesh.cells.size() << '\n';
    for (unsigned c = 0; c < mesh.cells.size(); ++c)
    {
      const unsigned group = mesh.cells[c].material_id + 1;
      out << c + 1 << " 3 2 " << group << ' ' << group;
      for (const unsigned v : {0, 1, 3, 2}) // round the cell
        out << ' ' << mesh.cells[c].vertices[v] + 1;
      out << '\n';
    }
    out << "$EndElements\n";
    return out.str();
  }
} // namespace


// The same cells give the same currents, from both sources of meshes; surfaces
// described by regions and boxes mean the same on both.
TEST(GmshMeshes, GridOfTheStack)
{
  const std::string stack_file =
    shipped("limiting_current/current_voltage.prm");
  Parameters::Diagnostics diagnostics;
  const auto parameters = Parameters::read_parameters(
    Parameters::ParameterFile::read(stack_file, diagnostics), diagnostics);
  ASSERT_FALSE(diagnostics.has_errors()) << diagnostics.text();

  const Folder folder;
  const auto mesh = mesh_of_stack<2>(parameters.geometry);
  folder.write("cell.msh", msh_of(mesh));
  std::string geometry = "subsection Geometry\nset Mesh file = cell.msh\n"
                         "set Layers =\nset Inserts =\nset x [mm] =\n";
  for (const auto &region : mesh.regions)
    geometry += "subsection Region " + region.name +
                "\nset Material = " + region.material + "\nend\n";
  geometry += "subsection Grid\nset Edge cell size [um] =\nset Growth ratio "
              "[-] =\nset Largest cell [um] =\nend\nend\n";
  const std::string gap = "subsection Materials\nsubsection Material open "
                          "chamber\nset Gap height [um] = 40\nend\nend\n";
  const std::string gmsh_file =
    folder.write("cell.prm", "include " + stack_file + "\n" + geometry + gap);

  const Settings few = {"Protocol/Sweep voltage/Linear=0.2, 0.6, 2",
                        "Output/Fields=false"};
  const auto stack   = run_program(stack_file, few, folder.path("stack"));
  const auto gmsh    = run_program(gmsh_file, few, folder.path("gmsh"));
  // The parameters as used name the same mesh from another folder.
  const auto again = run_program(folder.path("gmsh/parameters.prm"), {});
  ASSERT_EQ(stack.exit_code, 0) << stack.output;
  ASSERT_EQ(gmsh.exit_code, 0) << gmsh.output;
  ASSERT_EQ(again.exit_code, 0) << again.output;
  // The tolerance of the solver; another order of cells is another round-off.
  for (unsigned i = 0; i < 2; ++i)
    for (const auto *run : {&gmsh, &again})
      EXPECT_NEAR(run->table.columns.at("I [mA]")[i],
                  stack.table["I [mA]"][i],
                  1e-8 * stack.table["I [mA]"][i]);
}


// Stefan's law of a ring of porous barrier, round a hole and in a tube. N
// straight cells around a circle are N plane sectors with the flow along their
// middles, of N tan(pi/N)/pi the round one's. A refinement, which puts its
// nodes onto the circles, leaves a quarter of all errors.
TEST(GmshMeshes, LimitingCurrentOfARoundCell)
{
  const double R = 8.314462618, F = 96485.33212, T = 1053.15, pi = M_PI;
  // Fuller, O2 in N2 [m2/s]
  const double M = 2. / (1. / 31.998 + 1. / 28.014);
  const double D =
    1e-4 * 0.00143 * std::pow(T, 1.75) /
    (1.01325 * std::sqrt(M) * std::pow(std::cbrt(16.3) + std::cbrt(18.5), 2));
  const double height = 0.2e-3;
  const double law = 4. * F * 0.005 * D * 101325. / (R * T) * 2. * pi * height /
                     std::log(0.9 / 0.3) / 4. * 1e3 *
                     -std::log1p(-0.2095); // of the quarter [mA]
  const Folder folder;
  const auto excess = [&](const std::string &cells_across,
                          const std::string &refinements) {
    const auto file =
      folder.write("cell.prm",
                   "include " + shipped("gmsh/round_cell.prm") +
                     "\nsubsection Geometry\nsubsection Mesh parameter Cells "
                     "across the barrier\nset Value = " +
                     cells_across + "\nend\nend\n");
    const auto run = run_program(
      file,
      {"Geometry/Grid/Refinements=" + refinements,
       "Protocol/Sweep fraction/Values=0.2095",
       // A cathode that takes all oxygen, on zirconia without resistance.
       "Materials/Material zirconia/Ionic prefactor [S K^n/m]=1000",
       "Materials/Material zirconia/Ionic temperature power [-]=0",
       "Materials/Material zirconia/Ionic activation energy [eV]=0",
       "Electrodes/Electrode cathode/Gas exchange velocity [m/s]=1e6"});
    EXPECT_EQ(run.exit_code, 0) << run.output;
    return run.table["I [mA]"].at(0) / law - 1.;
  };
  const double N = 32.;
  // 4e-5 by 32 cells across.
  EXPECT_NEAR(excess("32", "0"), N / pi * std::tan(pi / N) - 1., 6e-5);
  EXPECT_NEAR(excess("8", "0") / excess("8", "1"), 4., 0.02);
}


// The wide-band element whose hole, barrier and chamber are round in 3D gives
// the pump current of the independent computation in one dimension: 0.34 %
// high, of which the corner from hole to slit makes 0.2 % as on the plane mesh,
// and 0.14 % that 48 straight cells around have in place of a circle.
TEST(GmshMeshes, RoundWideBandElement)
{
  const auto &run = shipped_run("gmsh/wide_band.prm").run;
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto listed = reference("wide_band_1d.csv"); // its first row is of air
  EXPECT_NEAR(24. * run.table["I_p [mA]"].at(0),
              listed["I_p [mA]"].at(0),
              4e-3 * listed["I_p [mA]"].at(0));
  EXPECT_NEAR(run.table["U_p [V]"].at(0), listed["U_p [V]"].at(0), 1e-4);
}


// Webs of a gas-tight solid take a share of the ring from the gas and from the
// electrode: the wider they are the less current, and a sweep of their width is
// one of geometries, each as a run of its own.
TEST(GmshMeshes, SweptGeometry)
{
  const std::string web  = "Mesh parameter Half angle of a web [deg]/Value",
                    file = shipped("gmsh/radial_webs.prm");
  const auto sweep = run_program(file, {"Protocol/Sweep width/Values=4, 12"});
  ASSERT_EQ(sweep.exit_code, 0) << sweep.output;
  const auto alone =
    run_program(file, {"Geometry/" + web + "=12", "Protocol/Sweeps="});
  ASSERT_EQ(alone.exit_code, 0) << alone.output;
  const auto &I = sweep.table["I [mA]"];
  EXPECT_NEAR(I[1], alone.table["I [mA]"].at(0), 1e-8 * std::abs(I[1]));
  EXPECT_LT(std::abs(I[1]), std::abs(I[0]));
}


// On cells that Gmsh lays out by itself a track has the resistance of its
// parts: squares of leads and legs, of the half ring pi/ln(b/a). Currents that
// turn where the parts meet add 0.1 to 0.2 % of it, which cells of 0.3 mm make
// up for.
TEST(GmshMeshes, ResistanceOfARoundTrack)
{
  const auto &run = shipped_run("gmsh/round_track.prm").run;
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const double squares =
    2. * 1. / 0.6 + 2. * 3. / 0.3 + M_PI / std::log(0.9 / 0.6);
  // IEC 60751
  const double t = run.table["T_track [K]"].at(0) - 273.15;
  const double R =
    2.5e-7 / 20e-6 * squares * (1. + 3.9083e-3 * t - 5.775e-7 * t * t); // [Ohm]
  const double I = 1e-3 * run.table["I [mA]"].at(0);                    // [A]
  EXPECT_NEAR(0.01 / I, R, 2e-3 * R);
}
