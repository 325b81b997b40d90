namespace CustomVision.DataRights.Erasure.Journal;

/// <summary>The stages of an object in a journal.</summary>
internal enum ObjectStage
{
    /// <summary>Nothing has been done yet.</summary>
    Untouched,

    /// <summary>The object was gone before anything was deleted.</summary>
    GoneBefore,

    /// <summary>Its deletion was announced, and no outcome was recorded.</summary>
    Intended,

    /// <summary>The service accepted its deletion.</summary>
    Sent,

    /// <summary>Its deletion was refused, failed or skipped.</summary>
    NotDone,
}
