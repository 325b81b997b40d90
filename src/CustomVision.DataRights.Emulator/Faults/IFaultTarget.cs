using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>The changes of the account's state that faults make.</summary>
internal interface IFaultTarget
{
    /// <summary>Changes the workspace of a request's project before the request is processed.</summary>
    /// <param name="request">A request with a project in its path.</param>
    /// <param name="added">The number of images to add.</param>
    /// <param name="removed">The number of images to remove, newest first.</param>
    void ChangeImages(HttpContext request, int added, int removed);
}
