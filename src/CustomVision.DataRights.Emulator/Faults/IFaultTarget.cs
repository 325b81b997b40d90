using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>What faults of the account's state need of the emulator's core.</summary>
internal interface IFaultTarget
{
    /// <summary>Changes the workspace of the project that a request is about, before the request is answered.</summary>
    /// <param name="request">A request with a project in its path.</param>
    /// <param name="added">How many images appear.</param>
    /// <param name="removed">How many of the newest images vanish.</param>
    void ChangeImages(HttpContext request, int added, int removed);
}
