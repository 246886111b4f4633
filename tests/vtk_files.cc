#include "vtk_files.h"

#include <stdexcept>
#include <vtkCellData.h>
#include <vtkDataArray.h>
#include <vtkInformation.h>
#include <vtkMultiBlockDataSet.h>
#include <vtkNew.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkStringArray.h>
#include <vtkUnstructuredGrid.h>
#include <vtkXMLMultiBlockDataReader.h>
#include <vtkXMLPUnstructuredGridReader.h>

namespace Oxion::Testing
{
  namespace
  {
    void
    add(vtkDataArray &array, std::vector<double> &values)
    {
      for (vtkIdType i = 0; i < array.GetNumberOfTuples(); ++i)
        for (int c = 0; c < array.GetNumberOfComponents(); ++c)
          values.push_back(array.GetComponent(i, c));
    }


    void
    add(vtkFieldData &data, Grid &grid)
    {
      for (int a = 0; a < data.GetNumberOfArrays(); ++a)
      {
        const std::string name = data.GetAbstractArray(a)->GetName();
        if (auto *numbers = data.GetArray(a))
          add(*numbers, grid.numbers[name]);
        else if (auto *texts =
                   vtkStringArray::SafeDownCast(data.GetAbstractArray(a)))
          for (vtkIdType i = 0; i < texts->GetNumberOfValues(); ++i)
            grid.texts[name].push_back(texts->GetValue(i));
      }
    }


    void
    add(vtkUnstructuredGrid &part, Grid &grid)
    {
      grid.n_cells += part.GetNumberOfCells();
      if (part.GetPoints())
        add(*part.GetPoints()->GetData(), grid.numbers["Points"]);
      add(*part.GetPointData(), grid);
      add(*part.GetCellData(), grid);
      add(*part.GetFieldData(), grid);
    }


    void
    add(vtkMultiBlockDataSet &blocks, std::map<std::string, Grid> &result)
    {
      for (unsigned i = 0; i < blocks.GetNumberOfBlocks(); ++i)
      {
        auto *block = blocks.GetBlock(i);
        if (auto *inner = vtkMultiBlockDataSet::SafeDownCast(block))
          add(*inner, result);
        else if (auto *grid = vtkUnstructuredGrid::SafeDownCast(block))
          add(*grid,
              result[blocks.GetMetaData(i)->Get(vtkCompositeDataSet::NAME())]);
      }
    }


    template <typename Reader>
    void
    read(Reader &reader, const std::string &file)
    {
      reader.SetFileName(file.c_str());
      reader.Update();
      if (reader.GetErrorCode() != 0 || !reader.CanReadFile(file.c_str()))
        throw std::runtime_error("VTK cannot read " + file);
    }
  } // namespace


  Grid
  read_grid(const std::string &file)
  {
    vtkNew<vtkXMLPUnstructuredGridReader> reader;
    read(*reader, file);
    Grid grid;
    add(*reader->GetOutput(), grid);
    return grid;
  }


  std::map<std::string, Grid>
  read_blocks(const std::string &file)
  {
    vtkNew<vtkXMLMultiBlockDataReader> reader;
    read(*reader, file);
    std::map<std::string, Grid> result;
    add(*vtkMultiBlockDataSet::SafeDownCast(reader->GetOutput()), result);
    return result;
  }
} // namespace Oxion::Testing
