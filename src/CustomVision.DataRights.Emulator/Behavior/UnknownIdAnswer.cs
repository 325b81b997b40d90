namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>The answer to deleting, or asking by id for, what is not there.</summary>
public enum UnknownIdAnswer
{
    /// <summary>Success, as if it had been there.</summary>
    NoContent,

    /// <summary>400 <c>BadRequestInvalidIds</c>.</summary>
    BadRequest,

    /// <summary>404 with the object's own code, e.g. <c>NotFoundImage</c>.</summary>
    NotFound,
}
