namespace CustomVision.DataRights.Erasure;

/// <summary>The kinds of data that remain because no operation deletes them, or because they are not visible from outside.</summary>
public enum ResidualKind
{
    /// <summary>Model files that were exported: the service deletes them with the account alone.</summary>
    ExportedModels,

    /// <summary>Links that were issued stay usable for up to 24 hours, as long as the bytes exist.</summary>
    IssuedLinks,

    /// <summary>The service purges stored bytes within 30 days.</summary>
    StoredBytes,

    /// <summary>A link to an erased image still answered with the image after the deletion.</summary>
    ReadableImage,

    /// <summary>Suggestions that a kept iteration stored.</summary>
    StoredSuggestions,

    /// <summary>What a kept model learned from erased images, and its figures about them.</summary>
    TrainedModel,

    /// <summary>Copies of models in the customer's own storage.</summary>
    ModelBackups,

    /// <summary>Copies of the project that were imported elsewhere.</summary>
    ImportedCopies,

    /// <summary>Stored predictions, which the request did not choose; the service keeps them for 30 days.</summary>
    Predictions,

    /// <summary>
    /// Which application sent a stored prediction is not in the service's answers: the choice by application is the service's word alone.
    /// </summary>
    PredictionFilter,

    /// <summary>
    /// A project that a receipt named whole is there again and holds other things by now: only what the receipt names by id is planned.
    /// </summary>
    SparedProject,

    /// <summary>Tags that a receipt named are there again and on other images by now: they are not planned.</summary>
    SparedTags,

    /// <summary>What was uploaded between the last look and the deletion of its project or iteration.</summary>
    LateUploads,

    /// <summary>
    /// Iterations that were taken out of production to be deleted, and then were not: the host publishes them again, or deletes them.
    /// </summary>
    Unpublished,

    /// <summary>The account itself, and the 48 hours in which a deleted account can be recovered.</summary>
    Account,

    /// <summary>
    /// The recoverable copy of a deleted account: for 48 hours, unless it is purged, the account can be recovered with everything in it.
    /// </summary>
    RecoverableAccount,

    /// <summary>
    /// The prediction resources: each is an account of its own, which the deletion of the training account leaves as it is.
    /// </summary>
    PredictionResources,
}
