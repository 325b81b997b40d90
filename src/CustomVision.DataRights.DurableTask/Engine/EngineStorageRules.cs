namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>The rules for the options that every job on the engine has.</summary>
internal static class EngineStorageRules
{
    /// <param name="options">The name of the options, for messages.</param>
    /// <param name="storage">The storage account.</param>
    /// <param name="taskHub">The name of the task hub.</param>
    public static IEnumerable<string> Check(string options, EngineStorage storage, string taskHub)
    {
        if (string.IsNullOrEmpty(storage.ConnectionString) == (storage.AccountName is null || storage.Credential is null))
        {
            yield return $"{options}: set either ConnectionString, or AccountName and Credential.";
        }

        if (taskHub.Length is < 3 or > 40 || !taskHub.All(char.IsAsciiLetterOrDigit) || !char.IsAsciiLetter(taskHub[0]))
        {
            yield return $"{options}.TaskHub has 3 to 40 letters and digits, and begins with a letter.";
        }

        // A suspended worker notices the suspension after 15 seconds. No other process may have its work before.
        if (storage.TakeoverTime < TimeSpan.FromSeconds(20) || storage.TakeoverTime > TimeSpan.FromHours(1))
        {
            yield return $"{options}.TakeoverTime must be from 20 seconds to an hour.";
        }
    }
}
