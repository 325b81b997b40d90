namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>The answer to the deletion or query of an id that does not exist.</summary>
public enum UnknownIdAnswer
{
    /// <summary>Success, as if it had existed.</summary>
    NoContent,

    /// <summary>400 <c>BadRequestInvalidIds</c>.</summary>
    BadRequest,

    /// <summary>404 with the object's own code, e.g. <c>NotFoundImage</c>.</summary>
    NotFound,
}
