namespace CustomVision.DataRights.Erasure.Journal;

/// <summary>The journal could not be written. Nothing may be deleted any more; what was deleted is still verified.</summary>
internal sealed class JournalFailedException(Exception cause) : DataRightsException("The journal could not be written.", cause);
