namespace CustomVision.DataRights.Erasure.Journal;

/// <summary>The kinds of records.</summary>
internal enum JournalRecordType
{
    /// <summary>The first record: the plan and the approval.</summary>
    Started,

    /// <summary>The service was compared with the plan.</summary>
    Checked,

    /// <summary>A deletion is about to be sent.</summary>
    Intent,

    /// <summary>The outcome of a deletion.</summary>
    Outcome,

    /// <summary>A step, or some of its objects, were skipped.</summary>
    Skipped,

    /// <summary>The verification has been completed.</summary>
    Finished,
}
