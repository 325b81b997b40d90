using System.Reflection;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.AzureStorage;
using CustomVision.DataRights.DurableTask;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tests.Conventions;

/// <summary>What a user can type is approved as a text, so that a change of it is seen in a review.</summary>
public sealed class PublicApiTests
{
    private const string Approve = "APPROVE_PUBLIC_API";

    [Fact]
    public void Surface_of_the_library_is_the_approved_one() => Compare(typeof(IUserDataManager).Assembly, "PublicApi.approved.txt");

    [Fact]
    public void Surface_of_the_Azure_package_is_the_approved_one() =>
        Compare(typeof(AzureAccountOptions).Assembly, "PublicApi.Azure.approved.txt");

    [Fact]
    public void Surface_of_the_storage_package_is_the_approved_one() =>
        Compare(typeof(BlobArchiveSink).Assembly, "PublicApi.AzureStorage.approved.txt");

    [Fact]
    public void Surface_of_the_engine_package_is_the_approved_one() =>
        Compare(typeof(IDurableExport).Assembly, "PublicApi.DurableTask.approved.txt");

    [Fact]
    public void Every_package_of_a_library_has_an_approved_surface()
    {
        var packages = Directory
            .GetDirectories(Repository.PathOf("src"))
            .Select(folder => Path.GetFileName(folder))
            .Where(name => !name.EndsWith(".Tool", StringComparison.Ordinal));
        var approved = Directory
            .GetFiles(Repository.PathOf("tests", "CustomVision.DataRights.Tests", "Conventions"), "PublicApi*.approved.txt")
            .Select(file => Path.GetFileName(file).Replace("PublicApi", "CustomVision.DataRights", StringComparison.Ordinal))
            .Select(name => name[..^".approved.txt".Length]);

        approved.Should().BeEquivalentTo(packages);
    }

    [Fact]
    public void Surface_of_the_emulator_is_the_approved_one() =>
        Compare(typeof(TrainingEmulator).Assembly, "PublicApi.Emulator.approved.txt");

    // What a host calls, implements, catches or makes needs no signature that mentions it; constants are named after the property whose
    // values they are.
    [Fact]
    public void No_public_type_is_one_that_no_public_signature_mentions()
    {
        var types = new[] { typeof(IUserDataManager), typeof(AzureAccountOptions), typeof(BlobArchiveSink), typeof(IDurableExport) }
            .SelectMany(type => type.Assembly.GetExportedTypes())
            .ToList();
        var mentioned = types.SelectMany(type => PublicTypes.MentionedBy(type).Where(other => other != type)).ToHashSet();
        var constants = types
            .SelectMany(type => type.GetProperties().SelectMany(property => (string[])[property.Name, type.Name + property.Name]))
            .ToHashSet(StringComparer.Ordinal);
        // Values of PredictionQuery.OrderBy, DataCategory.Key and CategoryReport.Category.
        Type[] known = [typeof(PredictionOrder), typeof(CategoryKeys)];

        bool IsEntry(Type type) =>
            type.IsInterface
            || typeof(Delegate).IsAssignableFrom(type)
            || typeof(Exception).IsAssignableFrom(type)
            || type.GetInterfaces().Any(types.Contains)
            || (
                type is { IsAbstract: true, IsSealed: true }
                && (
                    type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Length > 0
                    || constants.Contains(type.Name)
                )
            );

        types
            .Where(type => !mentioned.Contains(type) && !IsEntry(type))
            .Except(known)
            .Should()
            .BeEmpty("what no host can come by is internal");
    }

    [Fact]
    public void Signatures_mention_no_library_but_the_frameworks()
    {
        foreach (
            var assembly in new[]
            {
                typeof(IUserDataManager).Assembly,
                typeof(TrainingEmulator).Assembly,
                typeof(AzureAccountOptions).Assembly,
            }
        )
        {
            var foreign = assembly
                .GetExportedTypes()
                .SelectMany(PublicTypes.MentionedBy)
                .Select(type => type.Assembly.GetName().Name!)
                .Distinct(StringComparer.Ordinal)
                .Where(name => name != assembly.GetName().Name && name != typeof(IUserDataManager).Assembly.GetName().Name)
                .Where(name => !(name == "Azure.Core" && assembly == typeof(AzureAccountOptions).Assembly)) // the host's credential
                .Where(name =>
                    !name.StartsWith("System.", StringComparison.Ordinal)
                    && !name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
                );

            foreign.Should().BeEmpty("{0} keeps its means, such as Polly, to itself", assembly.GetName().Name);
        }
    }

    private static void Compare(Assembly assembly, string file)
    {
        var path = Repository.PathOf("tests", "CustomVision.DataRights.Tests", "Conventions", file);
        var now = PublicApiText.Of(assembly);
        if (Environment.GetEnvironmentVariable(Approve) == "1")
        {
            File.WriteAllText(path, now);
        }

        var approved = File.Exists(path) ? File.ReadAllText(path) : "";
        var added = now.Split('\n').Except(approved.Split('\n'), StringComparer.Ordinal);
        var removed = approved.Split('\n').Except(now.Split('\n'), StringComparer.Ordinal);
        (now == approved)
            .Should()
            .BeTrue(
                "the public surface differs from {0}.\nAdded:\n{1}\nRemoved:\n{2}\nIf that is meant, run the tests once with {3}=1 and "
                    + "commit the file",
                file,
                string.Join('\n', added),
                string.Join('\n', removed),
                Approve
            );
    }
}
