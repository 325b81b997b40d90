using System.Globalization;
using System.Reflection;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Catalog;
using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Tests.Catalog;

public sealed class DataCatalogTests
{
    private static readonly IReadOnlyList<DataCategory> Rows = DataCatalog.GetCategories(CultureInfo.InvariantCulture);

    [Fact]
    public void Microsofts_rows_come_first_in_its_order_with_its_operations()
    {
        var table = Rows.Where(row => row.InMicrosoftTable)
            .Select(row => (row.Key, Read: Joined(row.ExportOperations), Delete: Joined(row.DeleteOperations)));

        table
            .Should()
            .Equal(
                ("account", "GetAccountInfo", ""),
                ("iteration", "GetIteration", "DeleteIteration"),
                ("performance", "GetIterationPerformance", "DeleteIteration"),
                ("iterations", "GetIterations", "DeleteIteration"),
                ("projects", "GetProject, GetProjects", "DeleteProject"),
                ("tags", "GetTag, GetTags", "DeleteTag"),
                ("images", "GetTaggedImages, GetUntaggedImages", "DeleteImages"),
                ("models", "GetExports", "")
            );
        Rows.Take(8).Should().OnlyContain(row => row.InMicrosoftTable);
    }

    [Fact]
    public void Rows_that_Microsofts_table_omits_are_listed()
    {
        Rows.Skip(8)
            .Select(row => (row.Key, Joined(row.ExportOperations), Joined(row.DeleteOperations)))
            .Should()
            .Equal(
                ("predictions", "QueryPredictions", "DeletePrediction"),
                ("image-performance", "GetImagePerformances", "DeleteIteration"),
                ("image-metadata", "GetImages", "DeleteImages"),
                ("suggestions", "QuerySuggestedImages", "DeleteIteration"),
                ("iteration-images", "GetImages", "DeleteImages, DeleteIteration")
            );
    }

    [Fact]
    public void Every_row_is_served_by_methods_that_exist()
    {
        foreach (var row in Rows)
        {
            row.ExportMethods.Should().NotBeEmpty("{0} must be handed over", row.Key).And.BeSubsetOf(Methods(typeof(IUserDataExporter)));
            row.DeleteMethods.Should().BeSubsetOf(Methods(typeof(IUserDataEraser)), "{0} names them", row.Key);
            (row.DeleteMethods.Count > 0 || row.ManualRoute is not null).Should().BeTrue("{0} is deleted by a method or by hand", row.Key);
            (row.DeleteOperations.Count > 0 || row.ManualRoute is not null)
                .Should()
                .BeTrue("{0} has no operation, so a person must be told", row.Key);
        }
    }

    [Fact]
    public void Where_the_account_is_managed_every_row_has_operations_and_methods_and_none_is_for_a_person()
    {
        var managed = DataCatalog.GetCategories(CultureInfo.InvariantCulture, managesAccount: true);

        managed.Select(row => row.Key).Should().Equal(Rows.Select(row => row.Key));
        managed.Should().OnlyContain(row => row.ManualRoute == null && row.DeleteOperations.Count > 0 && row.DeleteMethods.Count > 0);
        foreach (var key in new[] { "account", "models" })
        {
            var row = managed.Single(one => one.Key == key);
            row.DeleteOperations.Should().Equal("Accounts - Delete", "Deleted Accounts - Purge");
            row.DeleteMethods.Should().Equal(nameof(IUserDataEraser.DeleteAccountAsync));
            row.Residual.Should().NotBeNull("a deletion of the account leaves something too");
        }

        managed
            .Where(row => row.Key is not ("account" or "models"))
            .Should()
            .BeEquivalentTo(Rows.Where(row => row.Key is not ("account" or "models")));
    }

    [Fact]
    public void The_catalog_an_exports_flags_and_its_report_use_one_vocabulary()
    {
        var keys = typeof(CategoryKeys).GetFields().ToDictionary(field => field.Name, field => (string)field.GetRawConstantValue()!);

        keys.Values.Should().OnlyHaveUniqueItems();
        var reported = ArchiveCategories.All.Concat(ArchiveCategories.Reported).Select(category => category.Key).Distinct().ToList();
        keys.Values.Should().BeEquivalentTo(Rows.Select(row => row.Key).Union(reported));
        var ofRows = Rows.SelectMany(row => row.ReportKeys).Distinct().ToList();
        ofRows.Should().BeSubsetOf(reported);
        ArchiveCategories
            .All.Where(category => category.IsReported)
            .Select(category => category.Key)
            .Except(ofRows)
            .Should()
            .Equal([CategoryKeys.Domains], "domains are data of the service");
        Enum.GetNames<ExportCategories>()
            .Except([nameof(ExportCategories.None), nameof(ExportCategories.All)])
            .Should()
            .BeSubsetOf(keys.Keys);
    }

    [Fact]
    public void Every_typed_method_of_the_facade_serves_a_row()
    {
        var served = Rows.SelectMany(row => row.ExportMethods.Concat(row.DeleteMethods));

        Methods(typeof(IUserDataExporter))
            .Concat(Methods(typeof(IUserDataEraser)))
            .Except(served)
            .Should()
            .BeEquivalentTo(
                [
                    nameof(IUserDataExporter.ExportAsync),
                    nameof(IUserDataEraser.EraseAsync),
                    nameof(IUserDataEraser.VerifyErasureAsync),
                    nameof(IUserDataEraser.PlanErasureAsync),
                ],
                "these serve all rows at once"
            );
    }

    [Fact]
    public void Methods_of_a_row_say_the_operations_that_they_serve()
    {
        var documentation = File.ReadAllText(Path.ChangeExtension(typeof(DataCatalog).Assembly.Location, "xml"));

        foreach (var row in Rows.Concat(DataCatalog.GetCategories(CultureInfo.InvariantCulture, managesAccount: true)))
        {
            foreach (var operation in row.ExportOperations.Concat(row.DeleteOperations))
            {
                documentation.Should().Contain($"<c>{operation}</c>", "a reader of the API must find the operation of row {0}", row.Key);
            }
        }
    }

    [Fact]
    public void Texts_are_complete_sentences_and_every_text_is_used()
    {
        Rows.Select(row => row.Key).Should().OnlyHaveUniqueItems();
        Rows.Select(row => row.Name).Should().OnlyHaveUniqueItems().And.OnlyContain(name => name.Length > 3 && char.IsUpper(name[0]));
        foreach (var text in Rows.SelectMany(row => new[] { row.Description, row.ManualRoute, row.Residual }).OfType<string>())
        {
            text.Should().EndWith(".").And.NotContain("  ");
            text.Trim().Should().Be(text);
            char.IsUpper(text[0]).Should().BeTrue("'{0}' is a sentence", text);
        }

        var resources = new System.Resources.ResourceManager(
            "CustomVision.DataRights.Catalog.CatalogTexts",
            typeof(DataCatalog).Assembly
        ).GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!;
        var names = resources.Cast<System.Collections.DictionaryEntry>().Select(entry => (string)entry.Key);
        names
            .Should()
            .OnlyContain(name =>
                Rows.Any(row =>
                    name == row.Key + ".name"
                    || name == row.Key + ".description"
                    || name == row.Key + ".manual"
                    || name == row.Key + ".residual"
                )
            );
    }

    [Theory]
    [InlineData("account", "48 hours")]
    [InlineData("images", "24 hours")]
    [InlineData("predictions", "30 days")]
    [InlineData("models", "account")]
    [InlineData("iteration-images", "allIterations")]
    [InlineData("tags", "iteration")]
    public void What_remains_is_said(string key, string word) => Rows.Single(row => row.Key == key).Residual.Should().Contain(word);

    [Fact]
    public void Language_that_is_not_there_reads_as_English() =>
        DataCatalog.GetCategories(CultureInfo.GetCultureInfo("is-IS")).Select(row => row.Name).Should().Equal(Rows.Select(row => row.Name));

    private static string Joined(IEnumerable<string> names) => string.Join(", ", names);

    private static IEnumerable<string> Methods(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance).Select(method => method.Name);
}
