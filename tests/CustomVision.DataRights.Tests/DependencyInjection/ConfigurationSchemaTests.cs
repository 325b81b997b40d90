using CustomVision.DataRights.Tests.Conventions;

namespace CustomVision.DataRights.Tests.DependencyInjection;

/// <summary>The schema of the package, with which editors complete and check <c>appsettings.json</c>, is that of the options.</summary>
public sealed class ConfigurationSchemaTests
{
    private const string Approve = "APPROVE_CONFIGURATION_SCHEMA";

    private static readonly string FilePath = Repository.PathOf("src", "CustomVision.DataRights", "ConfigurationSchema.json");

    [Fact]
    public void Schema_names_every_option_with_its_type_range_default_and_meaning()
    {
        var schema = OptionsSchema.Write();

        if (Environment.GetEnvironmentVariable(Approve) == "1")
        {
            File.WriteAllText(FilePath, schema);
        }

        File.ReadAllText(FilePath)
            .ReplaceLineEndings("\n")
            .Should()
            .Be(schema, "options have changed: run the test once with {0}=1", Approve);
        schema.Should().Contain("\"AllowInsecureEndpoint\"").And.Contain("\"maximum\": 1000").And.Contain("\"default\": \"00:01:40\"");
        schema.Should().NotContain("langword").And.NotContain("\"description\": \"\"");
    }
}
