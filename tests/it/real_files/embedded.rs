//! What pages embed from elsewhere, and the policy that lets them.
