namespace CustomVision.DataRights.Erasure;

/// <summary>The kinds of data that remain because no operation deletes them, or because they are not visible from outside.</summary>
public enum ResidualKind
{
    /// <summary>Exported model files, which the service deletes only with the account.</summary>
    ExportedModels,

    /// <summary>Issued links, which remain usable for up to 24 hours as long as the bytes exist.</summary>
    IssuedLinks,

    /// <summary>Stored bytes, which the service purges within 30 days.</summary>
    StoredBytes,

    /// <summary>Erased images whose links still returned the image after the deletion.</summary>
    ReadableImage,

    /// <summary>Suggestions that a kept iteration stored.</summary>
    StoredSuggestions,

    /// <summary>The information that a kept model learned from erased images, and its performance figures for them.</summary>
    TrainedModel,

    /// <summary>Copies of models in the customer's own storage.</summary>
    ModelBackups,

    /// <summary>Copies of the project that were imported elsewhere.</summary>
    ImportedCopies,

    /// <summary>Stored predictions that the request did not select. The service keeps them for 30 days.</summary>
    Predictions,

    /// <summary>
    /// The selection of stored predictions by application, which cannot be checked: the service's answers do not contain the application.
    /// </summary>
    PredictionFilter,

    /// <summary>
    /// A whole project of a receipt that exists again and now contains other objects. Only the objects in the receipt are planned.
    /// </summary>
    SparedProject,

    /// <summary>Tags of a receipt that exist again and are now on other images. They are not planned.</summary>
    SparedTags,

    /// <summary>Images that were uploaded between the last check and the deletion of their project or iteration.</summary>
    LateUploads,

    /// <summary>
    /// Iterations that were unpublished for their deletion and then not deleted. The host has to publish them again or delete them.
    /// </summary>
    Unpublished,

    /// <summary>The account itself, and the 48 hours in which a deleted account can be recovered.</summary>
    Account,

    /// <summary>
    /// The recoverable copy of a deleted account: for 48 hours, unless it is purged, the account can be recovered with everything in it.
    /// </summary>
    RecoverableAccount,

    /// <summary>
    /// The prediction resources. Each is a separate account, which is not affected by the deletion of the training account.
    /// </summary>
    PredictionResources,
}
