namespace CustomVision.DataRights.Erasure;

/// <summary>The kinds of objects of an erasure.</summary>
public enum ErasureObjectKind
{
    /// <summary>An image, in the workspace and in every iteration.</summary>
    Image,

    /// <summary>A tag of the workspace.</summary>
    Tag,

    /// <summary>A stored prediction.</summary>
    Prediction,

    /// <summary>An iteration with its model, its performance and its frozen images.</summary>
    Iteration,

    /// <summary>A project.</summary>
    Project,

    /// <summary>The account.</summary>
    Account,
}
