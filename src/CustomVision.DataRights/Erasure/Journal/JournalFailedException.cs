namespace CustomVision.DataRights.Erasure.Journal;

/// <summary>
/// The exception that is thrown when the journal could not be written. Nothing more may be deleted; completed deletions are still verified.
/// </summary>
internal sealed class JournalFailedException(Exception cause) : DataRightsException("The journal could not be written.", cause);
