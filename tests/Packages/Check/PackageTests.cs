using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;

namespace CustomVision.DataRights.Packages;

/// <summary>Each package, opened: content, dependencies, metadata, symbols, and a second pack that must be the same.</summary>
public sealed class PackageTests
{
    private const string Root = "CustomVision.DataRights";

    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    public static TheoryData<string, string[], string[]> Libraries =>
        new()
        {
            {
                Root,
                ["ConfigurationSchema.json", $"buildTransitive/{Root}.targets"],
                [
                    "Microsoft.Extensions.Diagnostics.HealthChecks",
                    "Microsoft.Extensions.Http",
                    "Microsoft.Extensions.Http.Polly",
                    "Microsoft.Extensions.Logging.Abstractions",
                    "Microsoft.Extensions.Options.ConfigurationExtensions",
                    "Polly",
                    "Polly.Core",
                ]
            },
            { $"{Root}.Azure", [], ["Azure.Core", Root] },
            { $"{Root}.AzureStorage", [], ["Azure.Core", "Azure.Storage.Blobs", Root] },
            {
                $"{Root}.DurableTask",
                [],
                [
                    "Azure.Core",
                    "Azure.Storage.Blobs",
                    "Azure.Storage.Queues",
                    $"{Root}.AzureStorage",
                    "Microsoft.Azure.DurableTask.AzureStorage",
                    "Microsoft.Azure.DurableTask.Core",
                    "System.Reactive.Compatibility",
                    "System.Reactive.Core",
                ]
            },
            { $"{Root}.Emulator", [], [] },
        };

    public static TheoryData<string> All =>
        [
            Root,
            $"{Root}.Azure",
            $"{Root}.AzureStorage",
            $"{Root}.DurableTask",
            $"{Root}.Emulator",
            $"{Root}.Emulator.Tool",
            $"{Root}.Tool",
            $"{Root}.Tool.any",
            $"{Root}.Tool.linux-x64",
        ];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Library_holds_its_assembly_with_documentation_and_no_more_dependencies_than_it_says(
        string id,
        string[] extra,
        string[] dependencies
    )
    {
        using var package = Package.Open(id);
        string[] expected = [$"{id}.nuspec", "README.md", "icon.png", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml", .. extra];

        package.Entries.Should().BeEquivalentTo(expected);
        var own = dependencies.Where(name => !name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) || id == Root);
        package.Dependencies.Where(name => id == Root || !IsTransitive(name)).Should().BeEquivalentTo(own);
        XDocument.Parse(package.Text($"lib/net10.0/{id}.xml")).Descendants("member").Should().NotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Package_has_a_licence_an_icon_and_a_readme_of_its_own(string id)
    {
        using var package = Package.Open(id);

        package.Value("license").Should().Be("MIT");
        package.Value("version").Should().MatchRegex("^[0-9]+\\.[0-9]+\\.[0-9]+(-preview\\.0\\.[0-9]+)?$", "the version comes from git");
        package.Bytes("icon.png").Take(4).Should().Equal(0x89, 0x50, 0x4E, 0x47);
        var named = id.StartsWith($"{Root}.Tool.", StringComparison.Ordinal) ? $"{Root}.Tool" : id;
        package.Text("README.md").Should().StartWith($"# {named}\n").And.Contain("MIT licence.");
        package.Value("description").Should().NotBeNullOrWhiteSpace();
        (package.Metadata.Descendants().FirstOrDefault(one => one.Name.LocalName == "repository")?.Attribute("url")?.Value ?? "https://")
            .Should()
            .StartWith("https://");
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Symbols_are_portable_deterministic_and_linked_to_their_sources(string id, string[] extra, string[] dependencies)
    {
        _ = (extra, dependencies);
        using var library = Package.Open(id);
        using var pe = new PEReader(new MemoryStream(library.Bytes($"lib/net10.0/{id}.dll")));

        var directory = pe.ReadDebugDirectory();
        directory.Should().Contain(entry => entry.Type == DebugDirectoryEntryType.Reproducible);
        CodeViewOf(pe).Path.Should().Be($"/_/src/{id}/obj/Release/net10.0/{id}.pdb", "no path of the machine that packed is in it");
        SymbolsOf(id, CodeViewOf(pe));
    }

    // A package of symbols holds those of libraries alone. A program carries its own within it; the program that is compiled ahead of
    // time has none: what the debuggers of its system read is no portable PDB, and NuGet takes no other.
    [Theory]
    [InlineData($"{Root}.Tool.any", "datarights")]
    [InlineData($"{Root}.Emulator.Tool", "customvision-emulator")]
    public void Program_carries_its_symbols_and_its_libraries_have_theirs_in_their_packages(string id, string program)
    {
        using var tool = Package.Open(id);
        var assemblies = tool.Assemblies().Keys.ToDictionary(entry => Path.GetFileNameWithoutExtension(entry));

        assemblies.Keys.Should().Contain([program, $"{Root}.Emulator"]);
        foreach (var (name, entry) in assemblies)
        {
            using var pe = new PEReader(new MemoryStream(tool.Bytes(entry)));
            if (name != program)
            {
                SymbolsOf(name, CodeViewOf(pe));
                continue;
            }

            var embedded = pe.ReadDebugDirectory().Single(one => one.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
            using var provider = pe.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
            SourcesOf(provider.GetMetadataReader()).Should().Contain("\"/_/*\":\"https://");
        }
    }

    [Fact]
    public void Console_is_a_tool_with_a_program_for_one_system_and_one_for_any()
    {
        using var pointer = Package.Open($"{Root}.Tool");
        using var any = Package.Open($"{Root}.Tool.any");
        using var linux = Package.Open($"{Root}.Tool.linux-x64");

        var settings = pointer.Text(pointer.Entries.Single(name => name.EndsWith("DotnetToolSettings.xml", StringComparison.Ordinal)));
        settings.Should().Contain("Name=\"datarights\"").And.Contain($"{Root}.Tool.any").And.Contain($"{Root}.Tool.linux-x64");
        Types(pointer).Should().Equal("DotnetTool");
        (Types(any).Single(), Types(linux).Single()).Should().Be(("DotnetToolRidPackage", "DotnetToolRidPackage"));
        linux
            .Entries.Where(name => name.StartsWith("tools/", StringComparison.Ordinal))
            .Should()
            .BeEquivalentTo("tools/any/linux-x64/datarights", "tools/any/linux-x64/DotnetToolSettings.xml");
        any.Entries.Should()
            .Contain("tools/net10.0/any/datarights.dll")
            .And.NotContain(name => name.EndsWith(".pdb") || name.EndsWith(".xml") && !name.EndsWith("Settings.xml"));
        foreach (var package in new[] { pointer, any, linux })
        {
            package.Dependencies.Should().BeEmpty("a tool brings everything");
            package.Version.Should().Be(pointer.Version);
        }
    }

    [Fact]
    public void Emulator_is_a_tool()
    {
        using var package = Package.Open($"{Root}.Emulator.Tool");

        Types(package).Should().Equal("DotnetTool");
        package.Text("tools/net10.0/any/DotnetToolSettings.xml").Should().Contain("Name=\"customvision-emulator\"");
        package.Entries.Should().Contain("tools/net10.0/any/customvision-emulator.dll");
    }

    [Theory]
    [InlineData(Root)]
    [InlineData($"{Root}.Azure")]
    [InlineData($"{Root}.AzureStorage")]
    [InlineData($"{Root}.DurableTask")]
    [InlineData($"{Root}.Emulator")]
    [InlineData($"{Root}.Emulator.Tool")]
    [InlineData($"{Root}.Tool.any")]
    public void Second_pack_in_another_folder_has_equal_assemblies(string id)
    {
        using var first = Package.Open(id);
        using var second = Package.Open(id, folder: Package.SecondFolder);

        first.Assemblies().Should().NotBeEmpty().And.Equal(second.Assemblies());
    }

    [Theory]
    [InlineData(Root)]
    [InlineData($"{Root}.Azure")]
    [InlineData($"{Root}.AzureStorage")]
    [InlineData($"{Root}.DurableTask")]
    [InlineData($"{Root}.Emulator")]
    [InlineData($"{Root}.Emulator.Tool")]
    [InlineData($"{Root}.Tool")]
    public void Bill_of_materials_names_the_package_and_all_that_it_depends_on(string id)
    {
        using var package = Package.Open(id);
        var bom = Package.Bom(id);
        var subject = bom.GetProperty("metadata").GetProperty("component");

        bom.GetProperty("bomFormat").GetString().Should().Be("CycloneDX");
        (subject.GetProperty("name").GetString(), subject.GetProperty("version").GetString()).Should().Be((id, package.Version));
        var components = bom.TryGetProperty("components", out var list)
            ? list.EnumerateArray().Select(one => one.GetProperty("name").GetString()!).ToList()
            : [];
        package
            .Dependencies.Where(name => !name.StartsWith(Root, StringComparison.Ordinal)) // these have a bill of their own
            .Except(components)
            .Should()
            .BeEmpty();
        components.Should().NotContain(name => name.Contains("Analyzer") || name == "MinVer", "what only builds is no part of the package");
        if (id == $"{Root}.Tool")
        {
            components.Should().Contain("Azure.Identity").And.Contain("System.CommandLine").And.Contain("Polly");
        }
    }

    private static CodeViewDebugDirectoryData CodeViewOf(PEReader pe) =>
        pe.ReadCodeViewDebugDirectoryData(pe.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.CodeView));

    // The library's package of symbols holds those of this very assembly, with links to the sources.
    private static void SymbolsOf(string library, CodeViewDebugDirectoryData codeView)
    {
        using var symbols = Package.Open(library, "snupkg");
        using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols.Bytes($"lib/net10.0/{library}.pdb")));
        var reader = provider.GetMetadataReader();
        new BlobContentId(reader.DebugMetadataHeader!.Id).Guid.Should().Be(codeView.Guid, "the symbols are those of {0}", library);
        SourcesOf(reader).Should().Contain("\"/_/*\":\"https://");
    }

    private static string SourcesOf(MetadataReader reader)
    {
        var link = reader
            .CustomDebugInformation.Select(reader.GetCustomDebugInformation)
            .Single(one => reader.GetGuid(one.Kind) == SourceLink);
        return Encoding.UTF8.GetString(reader.GetBlobBytes(link.Value));
    }

    // Central pinning states transitive dependencies of the library a second time.
    private static bool IsTransitive(string name) =>
        name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) || name.StartsWith("Polly", StringComparison.Ordinal);

    private static IEnumerable<string> Types(Package package) =>
        package.Metadata.Descendants().Where(one => one.Name.LocalName == "packageType").Select(one => one.Attribute("name")!.Value);
}
