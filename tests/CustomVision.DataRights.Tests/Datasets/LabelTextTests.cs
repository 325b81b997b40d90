using System.Text.Json;
using System.Xml.Linq;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Tests.Archive.Reading;

namespace CustomVision.DataRights.Tests.Datasets;

/// <summary>Tag names of every script, and with characters that XML cannot hold.</summary>
public sealed class LabelTextTests : IDisposable
{
    private static readonly string[] Names = ["고양이", "😀 <&\"'", "x\ty", "x y", "a\u0001b", "\uD800", "..", "e\u0301"];
    private readonly TestArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task Voc_keeps_each_name_that_xml_can_hold()
    {
        var result = await ConvertAsync(DatasetFormat.PascalVoc, Names);

        var labels = Directory
            .GetFiles(_archive.Output, "*.xml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .SelectMany(file => XElement.Load(file).Descendants("name"))
            .Select(name => name.Value);
        labels.Should().Equal("고양이", "😀 <&\"'", "x\ty", "x y", "a\uFFFDb", "\uFFFD", "..", "e\u0301");
        result.Losses.Should().Contain(loss => loss.Contains("U+FFFD")).And.NotContain(loss => loss.Contains("cannot tell them apart"));
    }

    [Fact]
    public async Task Label_studio_gives_each_name_the_label_that_its_configuration_declares()
    {
        var result = await ConvertAsync(DatasetFormat.LabelStudio, Names);

        var declared = XElement
            .Load(Directory.GetFiles(_archive.Output, "label_config.xml", SearchOption.AllDirectories).Single())
            .Descendants("Label")
            .Select(label => label.Attribute("value")!.Value)
            .ToList();
        using var tasks = JsonDocument.Parse(
            File.ReadAllBytes(Directory.GetFiles(_archive.Output, "tasks.json", SearchOption.AllDirectories).Single())
        );
        var labels = tasks
            .RootElement.EnumerateArray()
            .Select(task =>
                task.GetProperty("annotations")[0]
                    .GetProperty("result")[0]
                    .GetProperty("value")
                    .GetProperty("rectanglelabels")[0]
                    .GetString()
            );
        labels.Should().Equal("고양이", "😀 <&\"'", "x y", "x y", "a\uFFFDb", "\uFFFD", "..", "e\u0301").And.BeSubsetOf(declared);
        declared.Should().OnlyHaveUniqueItems();
        result.Losses.Should().Contain(loss => loss.Contains("cannot tell them apart"), "a tabulator and a space are one label there");
    }

    [Fact]
    public async Task Voc_states_names_that_become_equal()
    {
        var result = await ConvertAsync(DatasetFormat.PascalVoc, ["a\u0001b", "a\u0002b"]);

        result.Losses.Should().Contain(loss => loss.Contains("cannot tell them apart"));
    }

    private async Task<DatasetProjectResult> ConvertAsync(DatasetFormat format, IReadOnlyList<string> names)
    {
        var project = _archive.AddProject(ProjectKind.Detection);
        foreach (var tag in names.Select(name => project.AddTag(name)).ToList())
        {
            project.AddImage([tag], [(tag, 0.25, 0.25, 0.5, 0.5)], width: 40, height: 40, extension: "jpg");
        }

        project.Save();
        return (await _archive.ConvertAsync(format)).Projects[0];
    }
}
