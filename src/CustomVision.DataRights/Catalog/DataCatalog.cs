using System.Globalization;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Catalog;

/// <summary>The table of all user data in Custom Vision, as data: a host can show it, or check its own privacy notice against it.</summary>
public static class DataCatalog
{
    private static readonly LocalizedTexts Texts = new("Catalog.CatalogTexts");

    private static readonly string[] AccountDeletion = ["Accounts - Delete", "Deleted Accounts - Purge"];

    /// <summary>Every category, Microsoft's rows first and in Microsoft's order, then the rows that its table leaves out.</summary>
    /// <param name="culture">
    /// The language of the texts; where a language is not available, English. By default <see cref="CultureInfo.CurrentUICulture"/>.
    /// </param>
    /// <param name="managesAccount">
    /// Whether the account is managed too, as <c>UseAzureAccount</c> of the package CustomVision.DataRights.Azure registers it: its row and
    /// that of the exported models then name operations of Azure Resource Manager in place of what a person has to do.
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
