using System.Reflection;
using System.Runtime.CompilerServices;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.AzureStorage;
using CustomVision.DataRights.DurableTask;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Erasure.Execution;
using CustomVision.DataRights.Training.Pipeline;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.Tests.Conventions;

public sealed class CodeConventionTests
{
    private static readonly Assembly Library = typeof(IUserDataManager).Assembly;
    private static readonly Assembly Azure = typeof(AzureAccountOptions).Assembly;
    private static readonly Assembly Storage = typeof(BlobArchiveSink).Assembly;
    private static readonly Assembly Engine = typeof(IDurableExport).Assembly;
    private static readonly Assembly Emulator = typeof(TrainingEmulator).Assembly;

    private static readonly Assembly[] Packages = [Library, Azure, Storage, Engine];

    // Event ids stand in blocks of a hundred, one for each concept.
    private static readonly Dictionary<string, int> Blocks = new(StringComparer.Ordinal)
    {
        ["FacadeLog"] = 1000,
        ["TrainingLog"] = 1100,
        ["ExportLog"] = 1200,
        ["DownloadLog"] = 1200,
        ["ModelBuildLog"] = 1200,
        ["ArchiveLog"] = 1300,
        ["ErasureLog"] = 1400,
        ["StepLog"] = 1500,
    };

    [Fact]
    public void Asynchronous_methods_end_in_Async()
    {
        var wrong = Packages
            .SelectMany(Written)
            .SelectMany(type =>
                type.GetMethods(
                    BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly
                )
            )
            .Where(method => !method.IsDefined(typeof(CompilerGeneratedAttribute)) && !method.Name.Contains('<') && !method.IsSpecialName)
            .Where(method => IsTask(method.ReturnType) && !method.Name.EndsWith("Async", StringComparison.Ordinal))
            .Where(method => method.GetBaseDefinition() == method && !IsOfForeignInterface(method))
            .Select(Describe);

        wrong.Should().BeEmpty();
    }

    [Fact]
    public void Public_asynchronous_methods_take_a_cancellation_token_last_and_need_none()
    {
        var wrong = Packages
            .Append(Emulator)
            .SelectMany(package => package.GetExportedTypes())
            .Where(type => !typeof(Delegate).IsAssignableFrom(type))
            .SelectMany(type =>
                type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            )
            .Where(method =>
                (IsTask(method.ReturnType) || IsItems(method.ReturnType))
                && method.Name != nameof(IAsyncDisposable.DisposeAsync)
                && method.GetBaseDefinition() == method
            )
            .Where(method =>
                !method.Name.EndsWith("Async", StringComparison.Ordinal)
                || method.GetParameters().LastOrDefault() is not { } last
                || last.ParameterType != typeof(CancellationToken)
                || !(last.HasDefaultValue || IsOfAHost(method))
            )
            .Select(Describe);

        wrong.Should().BeEmpty();
    }

    [Fact]
    public void Public_classes_are_sealed_static_or_abstract()
    {
        var open = Packages
            .Append(Emulator)
            .SelectMany(package => package.GetExportedTypes())
            .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false })
            .Select(type => type.FullName);

        open.Should().Equal([typeof(DataRightsException).FullName], "the base of the exceptions alone is derived from");
    }

    [Fact]
    public void Every_public_exception_is_a_DataRightsException()
    {
        Packages
            .SelectMany(package => package.GetExportedTypes())
            .Where(type => typeof(Exception).IsAssignableFrom(type))
            .Should()
            .OnlyContain(type => typeof(DataRightsException).IsAssignableFrom(type));
    }

    [Fact]
    public void Options_classes_are_mutable_and_made_without_arguments()
    {
        foreach (
            var options in Packages
                .SelectMany(package => package.GetExportedTypes())
                .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal))
        )
        {
            options.GetConstructor([]).Should().NotBeNull("{0} is made by a host", options.Name);
            options.GetProperties().Should().OnlyContain(property => property.SetMethod != null, "{0} is set by a host", options.Name);
        }
    }

    [Fact]
    public void Event_ids_are_unique_and_lie_in_their_block()
    {
        var events = Packages
            .SelectMany(package => package.GetTypes())
            .SelectMany(type =>
                type.GetMethods(
                    BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly
                )
            )
            .Select(method => (Method: method, Event: method.GetCustomAttribute<LoggerMessageAttribute>()))
            .Where(one => one.Event is not null)
            .ToList();

        events.Should().NotBeEmpty();
        events.Select(one => one.Event!.EventId).Should().OnlyHaveUniqueItems();
        foreach (var (method, attribute) in events)
        {
            Blocks.Should().ContainKey(method.DeclaringType!.Name, "a log class belongs to a block");
            attribute!
                .EventId.Should()
                .BeInRange(
                    Blocks[method.DeclaringType.Name],
                    Blocks[method.DeclaringType.Name] + 99,
                    "{0} is of that block",
                    Describe(method)
                );
        }
    }

    [Fact]
    public void Types_are_in_the_namespace_of_their_folder_and_in_a_file_of_their_name()
    {
        var source = Repository.PathOf("src", "CustomVision.DataRights");
        foreach (var file in Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(source, file).Split(Path.DirectorySeparatorChar);
            if (relative[0] is "obj" or "bin")
            {
                continue;
            }

            var declared = File.ReadLines(file).First(line => line.StartsWith("namespace ", StringComparison.Ordinal));
            var folder = string.Join('.', relative.SkipLast(1).Prepend("CustomVision.DataRights"));

            // What a host types first is in the root; models are the Training client's own words.
            var expected =
                relative[0] == "DependencyInjection" ? "CustomVision.DataRights"
                : relative[0] == "Training" && relative[1] is "Models" or "Json" or "Paging" ? "CustomVision.DataRights.Training"
                : folder;
            declared.Should().Be($"namespace {expected};", "of {0}", string.Join('/', relative));
        }
    }

    [Fact]
    public void Names_of_an_archives_lists_and_directories_are_known_by_one_file()
    {
        FilesNaming([
                .. ArchiveCategories.All.Select(category => category.FileName).OfType<string>(),
                ArchiveCategories.Unlisted.EarlierFileName!,
                PayloadPlace.Report.Value,
                "projects/",
                "iterations/",
                "datasets/",
                "\"../",
            ])
            .Should()
            .BeEquivalentTo(
                ["ArchiveCategories.cs", "ListLine.cs", "PayloadPlace.Paths.cs", "MessageTexts.resx"],
                "the console writes a rate as projects/s"
            );
        FilesNaming(["\"data\"", "\"data/"])
            .Should()
            .BeEquivalentTo(["BagWriter.cs", "LabelStudioFormat.cs"], "Label Studio has a member of that name");
    }

    [Fact]
    public void Extensions_of_downloads_are_known_by_one_file() =>
        FilesNaming([.. ImageSignature.Extensions.Except(ImageSignature.ImageExtensions).Select(extension => $"\"{extension}\"")])
            .Should()
            .Equal("ImageSignature.cs");

    [Fact]
    public void Labels_of_bag_info_are_known_by_one_file() =>
        FilesNaming([.. BagLabels.All.Select(label => $"\"{label}\"")]).Should().Equal("BagLabels.cs");

    [Fact]
    public void Members_that_name_the_files_of_an_entry_are_known_by_one_file()
    {
        string[] ownDocuments =
        [
            "ArchiveComparison.cs",
            "RestoreMap.cs",
            "JournalRecord.cs",
            "ExportJournal.cs",
            "BagAlgorithm.cs",
            "BlobPlace.cs",
        ];

        FilesNaming([.. ListLine.Members.ToArray().SelectMany(members => new[] { $"\"{members.File}\"", $"\"{members.Digest}\"" })])
            .Except(ownDocuments, StringComparer.Ordinal)
            .Should()
            .Equal("ListLine.cs");
    }

    // Code and texts of everything that reads or writes archives. The service, and so the emulator, has paths of its own.
    private static IEnumerable<string> FilesNaming(IReadOnlyList<string> names)
    {
        string[] ofTheService = [Path.Combine("CustomVision.DataRights", "Training"), "CustomVision.DataRights.Emulator"];
        return Files("src")
            .Concat(Files("samples"))
            .Where(file =>
                File.ReadLines(file)
                    .Any(line =>
                        !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
                        && names.Any(name => line.Contains(name, StringComparison.Ordinal))
                    )
            )
            .Select(file => Path.GetFileName(file));

        IEnumerable<string> Files(string folder) =>
            from file in Directory.EnumerateFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories)
            let relative = Path.GetRelativePath(Repository.PathOf(folder), file)
            where Path.GetExtension(file) is ".cs" or ".resx" && !relative.Split(Path.DirectorySeparatorChar).Contains("obj")
            where !ofTheService.Any(own => relative.StartsWith(own, StringComparison.Ordinal))
            select file;
    }

    [Fact]
    public void Lines_keep_140_columns_and_in_tests_outside_raw_texts()
    {
        var tooLong = new[] { "src", "samples", "tests" }.SelectMany(folder =>
            Directory
                .EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
                .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .SelectMany(file =>
                    (folder == "tests" ? LinesOutsideRawTexts(file) : File.ReadLines(file).Select((line, index) => (index + 1, line)))
                        .Where(line => line.Item2.Length > 140)
                        .Select(line => $"{file}:{line.Item1}")
                )
        );

        tooLong.Should().BeEmpty();
    }

    private static IEnumerable<(int Number, string Text)> LinesOutsideRawTexts(string file)
    {
        const string RawQuotes = "\"\"\"";
        var (number, isRaw) = (0, false);
        foreach (var line in File.ReadLines(file))
        {
            number++;
            var quotes = line.Split(RawQuotes).Length - 1;
            if (!isRaw && quotes == 0)
            {
                yield return (number, line);
            }

            isRaw ^= quotes % 2 == 1;
        }
    }

    // What a host of the Azure package types is in the library's own namespace.
    [Theory]
    [InlineData("Azure", "CustomVision.DataRights")]
    [InlineData("AzureStorage", "CustomVision.DataRights.AzureStorage")]
    [InlineData("DurableTask", "CustomVision.DataRights.DurableTask")]
    public void Types_of_a_package_are_in_the_namespace_of_their_folder(string package, string root)
    {
        var source = Repository.PathOf("src", "CustomVision.DataRights." + package);
        foreach (var file in Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories))
        {
            var folders = Path.GetRelativePath(source, file).Split(Path.DirectorySeparatorChar).SkipLast(1).ToList();
            if (folders is ["obj" or "bin", ..])
            {
                continue;
            }

            var expected = folders.Count == 0 ? root : $"CustomVision.DataRights.{package}." + string.Join('.', folders);
            File.ReadLines(file)
                .First(line => line.StartsWith("namespace ", StringComparison.Ordinal))
                .Should()
                .Be($"namespace {expected};", "of {0}", file);
        }
    }

    private static IEnumerable<Type> Written(Assembly assembly) =>
        assembly
            .GetTypes()
            .Where(type =>
                !type.IsDefined(typeof(CompilerGeneratedAttribute)) && !type.Name.Contains('<') && !typeof(Delegate).IsAssignableFrom(type)
            );

    // A host implements these; their callers always have a token.
    private static bool IsOfAHost(MethodInfo method) =>
        method.DeclaringType is { } type
        && type != typeof(IUserDataExporter)
        && type != typeof(IUserDataEraser)
        && (
            type.IsInterface
            || type.GetInterfaces()
                .Any(face =>
                    (face.Assembly == Library || face.Assembly == type.Assembly)
                    && type.GetInterfaceMap(face).TargetMethods.Contains(method)
                )
        );

    private static bool IsOfForeignInterface(MethodInfo method) =>
        method.DeclaringType is { IsInterface: false, IsGenericTypeDefinition: false } type
        && type.GetInterfaces()
            .Where(contract => !Packages.Contains(contract.Assembly))
            .Any(contract => type.GetInterfaceMap(contract).TargetMethods.Contains(method));

    private static bool IsTask(Type type) =>
        type == typeof(Task)
        || type == typeof(ValueTask)
        || (
            type.IsGenericType
            && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>))
        );

    private static bool IsItems(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>);

    private static string Describe(MethodInfo method) => $"{method.DeclaringType!.FullName}.{method.Name}";
}
