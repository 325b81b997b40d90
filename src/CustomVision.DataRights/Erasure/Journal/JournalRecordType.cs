namespace CustomVision.DataRights.Erasure.Journal;

/// <summary>The kinds of records.</summary>
internal enum JournalRecordType
{
    /// <summary>The first record: which plan, and whose approval.</summary>
    Started,

    /// <summary>The service was compared with the plan.</summary>
    Checked,

    /// <summary>A deletion is about to be sent.</summary>
    Intent,

    /// <summary>What came of it.</summary>
    Outcome,

    /// <summary>A step, or objects of it, are left alone.</summary>
    Skipped,

    /// <summary>The verification has been made.</summary>
    Finished,
}
