using System.Globalization;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Catalog;

/// <summary>The catalog of all user data in Custom Vision, for display, or for comparison with a privacy notice.</summary>
public static class DataCatalog
{
    private static readonly LocalizedTexts Texts = new("Catalog.CatalogTexts");

    private static readonly string[] AccountDeletion = ["Accounts - Delete", "Deleted Accounts - Purge"];

    /// <summary>Gets every category: first the rows of Microsoft's table in their order, then the rows that it omits.</summary>
    /// <param name="culture">
    /// The language of the texts; English if the language is not available. By default <see cref="CultureInfo.CurrentUICulture"/>.
    /// </param>
    /// <param name="managesAccount">
    /// Whether the account is managed as well (<c>UseAzureAccount</c> of the package CustomVision.DataRights.Azure): its row and that of
    /// the exported models then list operations of Azure Resource Manager in place of manual steps.
    /// </param>
    /// <returns>The rows, in a fixed order.</returns>
    public static IReadOnlyList<DataCategory> GetCategories(CultureInfo? culture = null, bool managesAccount = false)
    {
        var rows = GetTrainingCategories(TextLanguage.Of(culture ?? CultureInfo.CurrentUICulture));
        return managesAccount ? [.. rows.Select(WithAccount)] : rows;
    }

    private static DataCategory WithAccount(DataCategory row) =>
        row.Key switch
        {
            CategoryKeys.Account => row with
            {
                ExportOperations = ["Accounts - Get", "Accounts - List Usages", "Accounts - List Keys"],
                DeleteOperations = AccountDeletion,
                ManualRoute = null,
            },
            CategoryKeys.Models => row with
            {
                DeleteOperations = AccountDeletion,
                DeleteMethods = [nameof(IUserDataEraser.DeleteAccountAsync)],
                ManualRoute = null,
            },
            _ => row,
        };

    private static IReadOnlyList<DataCategory> GetTrainingCategories(TextLanguage language)
    {
        return
        [
            Row(
                CategoryKeys.Account,
                true,
                ["GetAccountInfo"],
                [nameof(IUserDataExporter.ExportAccountInfoAsync)],
                [],
                [nameof(IUserDataEraser.DeleteAccountAsync)],
                language
            ),
            Row(
                CategoryKeys.Iteration,
                true,
                ["GetIteration"],
                [nameof(IUserDataExporter.ExportIterationAsync)],
                ["DeleteIteration"],
                [nameof(IUserDataEraser.DeleteIterationAsync)],
                language
            ),
            Row(
                CategoryKeys.Performance,
                true,
                ["GetIterationPerformance"],
                [nameof(IUserDataExporter.ExportIterationPerformanceAsync)],
                ["DeleteIteration"],
                [nameof(IUserDataEraser.DeleteIterationAsync)],
                language
            ),
            Row(
                CategoryKeys.Iterations,
                true,
                ["GetIterations"],
                [nameof(IUserDataExporter.ExportIterationsAsync)],
                ["DeleteIteration"],
                [nameof(IUserDataEraser.DeleteIterationAsync)],
                language
            ),
            Row(
                CategoryKeys.Projects,
                true,
                ["GetProject", "GetProjects"],
                [nameof(IUserDataExporter.ExportProjectAsync), nameof(IUserDataExporter.ExportProjectsAsync)],
                ["DeleteProject"],
                [nameof(IUserDataEraser.DeleteProjectAsync)],
                language
            ),
            Row(
                CategoryKeys.Tags,
                true,
                ["GetTag", "GetTags"],
                [nameof(IUserDataExporter.ExportTagAsync), nameof(IUserDataExporter.ExportTagsAsync)],
                ["DeleteTag"],
                [nameof(IUserDataEraser.DeleteTagAsync)],
                language
            ),
            Row(
                CategoryKeys.Images,
                true,
                ["GetTaggedImages", "GetUntaggedImages"],
                [
                    nameof(IUserDataExporter.ExportTaggedImagesAsync),
                    nameof(IUserDataExporter.ExportUntaggedImagesAsync),
                    nameof(IUserDataExporter.OpenImageAsync),
                ],
                ["DeleteImages"],
                [nameof(IUserDataEraser.DeleteImagesAsync)],
                language
            ),
            Row(
                CategoryKeys.Models,
                true,
                ["GetExports"],
                [nameof(IUserDataExporter.ExportExportedModelsAsync), nameof(IUserDataExporter.OpenExportedModelAsync)],
                [],
                [],
                language
            ),
            Row(
                CategoryKeys.Predictions,
                false,
                ["QueryPredictions"],
                [nameof(IUserDataExporter.ExportPredictionsAsync), nameof(IUserDataExporter.OpenPredictionImageAsync)],
                ["DeletePrediction"],
                [nameof(IUserDataEraser.DeletePredictionsAsync)],
                language
            ),
            Row(
                CategoryKeys.ImagePerformance,
                false,
                ["GetImagePerformances"],
                [nameof(IUserDataExporter.ExportImagePerformancesAsync)],
                ["DeleteIteration"],
                [nameof(IUserDataEraser.DeleteIterationAsync)],
                language
            ),
            Row(
                CategoryKeys.ImageMetadata,
                false,
                ["GetImages"],
                [nameof(IUserDataExporter.ExportImagesAsync)],
                ["DeleteImages"],
                [nameof(IUserDataEraser.DeleteImagesAsync)],
                language
            ),
            Row(
                CategoryKeys.Suggestions,
                false,
                ["QuerySuggestedImages"],
                [nameof(IUserDataExporter.ExportSuggestionsAsync)],
                ["DeleteIteration"],
                [nameof(IUserDataEraser.DeleteIterationAsync)],
                language
            ),
            Row(
                CategoryKeys.IterationImages,
                false,
                ["GetImages"],
                [nameof(IUserDataExporter.ExportImagesAsync)],
                ["DeleteImages", "DeleteIteration"],
                [nameof(IUserDataEraser.DeleteImagesAsync), nameof(IUserDataEraser.DeleteIterationAsync)],
                language
            ),
        ];
    }

    private static DataCategory Row(
        string key,
        bool inMicrosoftTable,
        IReadOnlyList<string> exportOperations,
        IReadOnlyList<string> exportMethods,
        IReadOnlyList<string> deleteOperations,
        IReadOnlyList<string> deleteMethods,
        TextLanguage language
    ) =>
        new()
        {
            Key = key,
            ReportKeys = ReportKeysOf(key),
            Name = Texts.Get(key + ".name", language),
            Description = Texts.Get(key + ".description", language),
            InMicrosoftTable = inMicrosoftTable,
            ExportOperations = exportOperations,
            ExportMethods = exportMethods,
            DeleteOperations = deleteOperations,
            DeleteMethods = deleteMethods,
            ManualRoute = Texts.Find(key + ".manual", language),
            Residual = Texts.Find(key + ".residual", language),
        };

    private static IReadOnlyList<string> ReportKeysOf(string key) =>
        key switch
        {
            CategoryKeys.Iteration => [CategoryKeys.Iterations],
            CategoryKeys.Images => [CategoryKeys.Images, CategoryKeys.ImageFiles],
            CategoryKeys.ImageMetadata => [CategoryKeys.Images, CategoryKeys.IterationImages],
            CategoryKeys.IterationImages => [CategoryKeys.IterationImages, CategoryKeys.IterationImageFiles],
            CategoryKeys.Models => [CategoryKeys.Models, CategoryKeys.ModelFiles],
            CategoryKeys.Predictions => [CategoryKeys.Predictions, CategoryKeys.PredictionFiles],
            _ => [key],
        };
}
