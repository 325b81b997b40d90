using CustomVision.DataRights.Archive.Report;

namespace CustomVision.DataRights.Export;

/// <summary>
/// The categories that an export includes, under the names of <see cref="CategoryKeys"/>. Projects, tags and the list of iterations are
/// always exported, since everything else refers to them.
/// </summary>
[Flags]
public enum ExportCategories
{
    /// <summary>Projects, tags and the list of iterations only.</summary>
    None = 0,

    /// <summary>Account information and domains.</summary>
    Account = 1,

    /// <summary>The list of the workspace's images, without their bytes.</summary>
    Images = 2,

    /// <summary>The lists of the iterations' frozen images, without their bytes.</summary>
    IterationImages = 4,

    /// <summary>The bytes of the images.</summary>
    ImageFiles = 8,

    /// <summary>The performance of iterations, overall and for each image.</summary>
    Performance = 16,

    /// <summary>Stored suggestions.</summary>
    Suggestions = 32,

    /// <summary>The lists of exported models, and their files.</summary>
    Models = 64,

    /// <summary>Stored predictions, and their images.</summary>
    Predictions = 128,

    /// <summary>Everything.</summary>
    All = Account | Images | IterationImages | ImageFiles | Performance | Suggestions | Models | Predictions,
}
