using System.Reflection;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Languages;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tests.Conventions;

/// <summary>
/// Dependencies point down: registration, facade, jobs, then the Training client and the archive, which know nothing of each other.
/// </summary>
public sealed class DependencyTests
{
    private const string Root = "CustomVision.DataRights";

    private static readonly Assembly Library = typeof(IUserDataManager).Assembly;

    [Theory]
    [InlineData("Archive")]
    [InlineData("Datasets")]
    [InlineData("Viewer")]
    public void What_needs_no_service_knows_none(string concept)
    {
        string[] mayKnow = [$"{Root}.Archive", $"{Root}.Datasets", $"{Root}.Viewer", $"{Root}.Metering", $"{Root}.Languages"];
        var wrong = Used(concept)
            .Where(use =>
                use.Type.FullName!.StartsWith(Root, StringComparison.Ordinal)
                    ? use.Type != typeof(DataRightsException)
                        && use.Type != typeof(ImageRendition)
                        && use.Type != typeof(ObjectProgress)
                        && !mayKnow.Any(space => IsIn(use.Type, space))
                    : IsIn(use.Type, "System.Net.Http") || IsIn(use.Type, "Microsoft.Extensions") || IsIn(use.Type, "Polly")
            );

        wrong.Should().BeEmpty();
    }

    [Fact]
    public void Archive_is_the_format_alone() =>
        Used("Archive").Where(use => IsIn(use.Type, $"{Root}.Datasets") || IsIn(use.Type, $"{Root}.Viewer")).Should().BeEmpty();

    [Fact]
    public void Training_knows_neither_the_archive_nor_the_jobs() =>
        Used("Training")
            .Where(use =>
                new[] { "Archive", "Datasets", "Viewer", "Export", "Erasure", "Deletion", "Subjects" }.Any(space =>
                    IsIn(use.Type, $"{Root}.{space}")
                )
            )
            .Should()
            .BeEmpty();

    [Fact]
    public void Training_hands_out_neither_its_options_nor_the_key()
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
        var key = typeof(DataRightsOptions).GetProperty(nameof(DataRightsOptions.TrainingKey))!.GetMethod;
        var readers = Library
            .GetTypes()
            .Where(type => type.DeclaringType is null && type.Namespace?.StartsWith(Root, StringComparison.Ordinal) == true)
            .Where(type => References.Of(type).OfType<MethodInfo>().Any(method => method == key))
            .ToList();

        typeof(TrainingClient)
            .GetMethods(all)
            .Where(method => !method.IsPrivate && method.ReturnType == typeof(DataRightsOptions))
            .Should()
            .BeEmpty();
        readers.Should().Contain(typeof(TrainingClient)).And.OnlyContain(type => IsIn(type, $"{Root}.Training") || type.Namespace == Root);
    }

    [Fact]
    public void Only_the_Training_client_speaks_HTTP()
    {
        var speakers = Library
            .GetTypes()
            .Where(type => type.DeclaringType is null)
            .Where(type =>
                References.Of(type).OfType<MethodBase>().Any(method => typeof(HttpMessageInvoker).IsAssignableFrom(method.DeclaringType))
            )
            .Select(type => type.FullName!);

        speakers.Should().OnlyContain(name => name.StartsWith($"{Root}.Training.", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_Training_client_can_send_a_DELETE()
    {
        var senders = Library
            .GetTypes()
            .Where(type => type.DeclaringType is null)
            .Where(type =>
                References
                    .Of(type)
                    .OfType<MethodInfo>()
                    .Any(method => method == typeof(HttpMethod).GetProperty(nameof(HttpMethod.Delete))!.GetMethod)
            )
            .Select(type => type.FullName!);

        senders.Should().NotBeEmpty().And.OnlyContain(name => name.StartsWith($"{Root}.Training.", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_erasure_and_the_typed_deletions_of_the_facade_ask_for_one()
    {
        var deletions = typeof(TrainingClient)
            .GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(method =>
                method.Name.StartsWith("Delete", StringComparison.Ordinal) || method.Name.StartsWith("Unpublish", StringComparison.Ordinal)
            )
            .ToHashSet();
        var askers = Library
            .GetTypes()
            .Where(type => type.DeclaringType is null && type != typeof(TrainingClient))
            .Where(type => References.Of(type).OfType<MethodInfo>().Any(deletions.Contains))
            .ToList();

        deletions.Should().HaveCountGreaterThan(4);
        askers
            .Should()
            .Contain([typeof(UserDataManager)])
            .And.OnlyContain(type => type == typeof(UserDataManager) || IsIn(type, $"{Root}.Deletion") || IsIn(type, $"{Root}.Erasure"));
    }

    [Fact]
    public void Nothing_depends_on_the_registration_but_the_registration()
    {
        var registration = Directory
            .EnumerateFiles(Repository.PathOf("src", Root, "DependencyInjection"), "*.cs")
            .Select(Path.GetFileNameWithoutExtension)
            .ToHashSet();
        string[] named = ["DataRightsRegistration"]; // the names of one registered resource, which the client needs to find its own
        var wrong = Library
            .GetTypes()
            .Where(type => type.DeclaringType is null && type.Namespace != Root)
            .SelectMany(type =>
                Uses(type)
                    .Where(use => use.Type.Namespace == Root && registration.Contains(use.Type.Name) && !named.Contains(use.Type.Name))
            );

        wrong.Should().BeEmpty();
    }

    [Fact]
    public void Library_brings_no_more_than_it_says()
    {
        var brought = Library
            .GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) || name == "System.Threading.RateLimiting");

        brought
            .Should()
            .OnlyContain(name =>
                name == "Polly"
                || name == "Polly.Core"
                || name == "System.Threading.RateLimiting"
                || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
            );
    }

    [Fact]
    public void Azure_package_brings_the_library_and_Azure_Core_alone()
    {
        var brought = typeof(AzureAccountOptions)
            .Assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name =>
                !name.StartsWith("System.", StringComparison.Ordinal)
                && !name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
                && !name.StartsWith("Polly", StringComparison.Ordinal)
            );

        brought.Should().BeEquivalentTo("Azure.Core", Library.GetName().Name);
    }

    [Fact]
    public void Emulator_and_library_know_nothing_of_each_other()
    {
        typeof(TrainingEmulator)
            .Assembly.GetReferencedAssemblies()
            .Should()
            .NotContain(reference => reference.Name == Library.GetName().Name);
        Library
            .GetReferencedAssemblies()
            .Should()
            .NotContain(reference => reference.Name == typeof(TrainingEmulator).Assembly.GetName().Name);
    }

    private static IEnumerable<Use> Used(string concept)
    {
        var types = Library.GetTypes().Where(type => type.DeclaringType is null && IsIn(type, $"{Root}.{concept}")).ToList();
        types.Should().NotBeEmpty();
        return types.SelectMany(Uses).Distinct();
    }

    private static IEnumerable<Use> Uses(Type type) =>
        References
            .Of(type)
            .SelectMany(References.TypesIn)
            .Where(used => used.FullName is not null && !used.IsGenericParameter)
            .Select(used => new Use(type, used))
            .Distinct();

    private static bool IsIn(Type type, string space) =>
        type.Namespace is { } own && (own == space || own.StartsWith(space + ".", StringComparison.Ordinal));

    private sealed record Use(Type By, Type Type)
    {
        public override string ToString() => $"{By.FullName} uses {Type.FullName}";
    }
}
